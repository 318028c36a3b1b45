//! In the browser: mounts the page. Natively: the command.

#[cfg(target_arch = "wasm32")]
fn main() {
    takerate::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    takerate::command::run()
}
