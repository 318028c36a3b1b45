//! `takerate docs`, natively: what it writes, what it takes away, and what it leaves alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const MODELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/bundle");

/// A folder of this test's own, which is not there yet.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs").join(name);
    let _missing = fs::remove_dir_all(&folder);
    folder
}

fn docs(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_takerate"));
    command.arg("docs").args(arguments).arg("--into").arg(folder).output().unwrap()
}

fn made(folder: &Path, arguments: &[&str]) {
    let output = docs(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn refusal(folder: &Path, arguments: &[&str]) -> String {
    let output = docs(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_report_of_ones_own_has_pages_in_its_language_and_another() {
    let place = folder("own");
    made(&place, &[MODELS]);
    let pages = ["README.md", "ferry.md", "lighthouse.md", "shared-assumptions.md"];
    assert_eq!(names(&place), pages.map(str::to_owned).into());
    assert!(
        read(&place, "README.md").contains("# <a id=\"top\"></a>Harbour – What two invented services take \\& keep")
    );
    made(&place, &[MODELS, "--language", "zh"]);
    assert!(read(&place, "ferry.md").contains("# <a id=\"top\"></a>渡船（虚构）"));
    made(&place, &[MODELS, "--lang", "en", "--page", "https://example.org/"]);
    assert!(read(&place, "ferry.md").contains("](https://example.org/#v1&base=busy&scenario=fog"));
}

#[test]
fn pages_of_what_is_gone_go_and_nothing_else_does() {
    let place = folder("others");
    made(&place, &[MODELS]);
    fs::write(place.join("notes.md"), "# Mine\n").unwrap();
    fs::write(place.join("picture.png"), "<!-- takerate docs").unwrap();
    made(&place, &[]);
    let protocols = takerate_bundled::model().unwrap().protocols().map(|(_, section)| format!("{}.md", section.id));
    let others = ["README.md", "shared-assumptions.md", "notes.md", "picture.png"].map(str::to_owned);
    let all: BTreeSet<String> = protocols.chain(others).collect();
    assert!(all.contains("aave.md") && all.contains("solana.md"));
    assert_eq!(names(&place), all);
    assert_eq!(read(&place, "notes.md"), "# Mine\n");
}

#[test]
fn a_file_of_somebody_else_is_not_written_over() {
    let place = folder("foreign");
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("README.md"), "# Mine\n").unwrap();
    let said = refusal(&place, &[MODELS]);
    assert!(said.contains("README.md: the file was not written by takerate docs"), "{said}");
    assert_eq!(names(&place), ["README.md".to_owned()].into());
    assert_eq!(read(&place, "README.md"), "# Mine\n");
}

#[test]
fn what_cannot_be_done_is_said() {
    let place = folder("refused");
    let said = refusal(&place, &["--lang", "xx"]);
    assert!(said.contains("--lang xx: there are en, zh"), "{said}");
    let said = refusal(&place, &["--page", "example.org"]);
    assert!(said.contains("--page example.org: write a whole address"), "{said}");
    let said = refusal(&place, &["no-such-folder"]);
    assert!(said.contains("no-such-folder"), "{said}");
    assert!(!place.exists());
}
