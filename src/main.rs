//! In the browser: waits for the model (`javascript::open`). Natively: the command.

#[cfg(target_arch = "wasm32")]
fn main() {
    takerate::ui::watch();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    takerate::command::run()
}
