//! Reads and checks the model files and writes the model in compact form: for the command to embed, and as files. A mistake in a model file stops the build and is
//! printed with its file, line and mend.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use takerate_core::{Language, Model};
use takerate_definition::{SourceFile, read};
use takerate_exchange::edition::Edition;

#[path = "src/container.rs"]
mod container;

use container::container;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("../../models");
    println!("cargo::rerun-if-changed={}", folder.display());
    let model = match read(&model_files(folder)?) {
        Ok(model) => model,
        Err(mistakes) => {
            for mistake in mistakes.to_string().lines() {
                println!("cargo::error={mistake}");
            }
            return Err("the model files have mistakes".into());
        }
    };
    let edition = Edition::of(&model).digest();
    let payload = |language: &str, model: &Model| -> Result<Vec<u8>, postcard::Error> {
        let mut payload = format!("{edition}{language:->2}").into_bytes();
        payload.extend(postcard::to_stdvec(model)?);
        Ok(payload)
    };
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let whole = payload("", &model)?;
    fs::write(out.join("model.wasm"), container(&whole))?;
    for language in Language::ALL {
        let outline = payload(short(language), &model.outline().in_language(language))?;
        fs::write(out.join(format!("outline.{}.wasm", short(language))), container(&outline))?;
    }
    fs::write(out.join("model"), whole)?;
    Ok(())
}

/// The first two letters of a language's tag, as files and links have them.
fn short(language: Language) -> &'static str {
    language.tag().split('-').next().unwrap_or_default()
}

fn model_files(folder: &Path) -> Result<Vec<SourceFile>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.strip_prefix("../..").unwrap_or(&path).display().to_string();
            files.push(SourceFile { name, text: fs::read_to_string(&path)? });
        }
    }
    // The order of a folder's entries is the file system's; the model must not depend on it.
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
