//! Reads and checks the model files and embeds them in compact form. A mistake in a model file stops the build and is
//! printed with its file, line and mend.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use takerate_definition::{SourceFile, read};
use takerate_exchange::edition::Edition;

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
    let out = PathBuf::from(env::var("OUT_DIR")?).join("model.postcard");
    let edition = Edition::of(&model).digest();
    fs::write(out.with_file_name("edition.txt"), &edition)?;
    fs::write(out.with_file_name("outline.postcard"), postcard::to_stdvec(&model.outline())?)?;
    // Whoever fetches the file tells by the edition before it that it is the model of its own build.
    let mut file = edition.into_bytes();
    file.extend(postcard::to_stdvec(&model)?);
    fs::write(out, file)?;
    Ok(())
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
