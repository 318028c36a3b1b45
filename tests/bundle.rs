//! `takerate bundle`, natively: what it refuses, what it writes, and that it takes nothing away that it should not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const MODELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/bundle");

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bundle").join(name);
    let _missing = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn bundle(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_takerate")).arg("bundle").args(arguments).output().unwrap()
}

/// What a refused call says.
fn refusal(arguments: &[&str]) -> String {
    let output = bundle(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    said
}

fn made(arguments: &[&str]) -> String {
    let output = bundle(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// As much of a built page as the command looks at, with the command's own model in it.
fn page(name: &str) -> PathBuf {
    let (page, model) = (folder(name), takerate_bundled::model().unwrap());
    let files = takerate_bundle::Files::of(model, &takerate_bundle::folder::Sources::default()).unwrap();
    let analysis = page.join("analysis-0123456789abcdef");
    fs::create_dir_all(&analysis).unwrap();
    fs::create_dir_all(page.join("editions")).unwrap();
    for (name, bytes) in &files.modules {
        fs::write(analysis.join(name), bytes).unwrap();
    }
    fs::write(analysis.join("page.js"), "export {};").unwrap();
    fs::write(page.join("editions").join(format!("{}.json", files.edition)), &files.edition_text).unwrap();
    fs::write(page.join("takerate.js"), "fetch('./analysis-0123456789abcdef/model.wasm')").unwrap();
    fs::write(page.join("takerate-01.js"), "").unwrap();
    fs::write(page.join("service-worker.js"), "self.build=null;\nskipWaiting();\n").unwrap();
    fs::write(page.join("manifest.webmanifest"), include_str!("../src/app/manifest.webmanifest")).unwrap();
    let html = include_str!("../index.html").replace("\"analysis/\"", "\"analysis-0123456789abcdef/\"");
    fs::write(page.join("index.html"), html).unwrap();
    page
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Every file of a folder.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn a_bundle_holds_its_own_model_and_edition_under_a_name_of_their_own() {
    let (page, into) = (page("page"), folder("out").join("page"));
    let said = made(&[MODELS, "--page", text(&page), "--into", text(&into)]);
    assert!(
        said.contains("Harbour – What two invented services take & keep") && said.contains("2 protocols"),
        "{said}"
    );
    let files = all(&into);
    let names: Vec<String> = files.keys().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    let model = names.iter().find(|name| name.ends_with("/model.wasm")).unwrap();
    let (analysis, _) = model.split_once('/').unwrap();
    assert_ne!(analysis, "analysis-0123456789abcdef");
    let editions: Vec<&String> = names.iter().filter(|name| name.starts_with("editions/")).collect();
    assert_eq!(editions.len(), 1);
    assert!(said.contains(&editions[0]["editions/".len().."editions/".len() + 8]), "{said}");
    for name in ["index.html", "takerate.js"] {
        let text = fs::read_to_string(into.join(name)).unwrap();
        assert!(text.contains(&format!("{analysis}/")) && !text.contains("0123456789abcdef"), "{name}");
    }
    let html = fs::read_to_string(into.join("index.html")).unwrap();
    assert!(html.contains("<title>Harbour – What two invented services take &amp; keep</title>"));
    assert!(
        html.contains("content=\"An example of a report of one's own: two invented services.\" name=\"description\"")
    );
    // What the page shows of them: a surplus of 4.5 million, and no multiple where there is none.
    for shown in [">4.5M<", ">n.m.<", "两项虚构服务收多少、留多少", ">450.0万<"] {
        assert!(html.contains(shown), "{shown}");
    }
    // Its ready-made scenarios are its own.
    let model = takerate_bundle::folder::read(Path::new(MODELS), "models").unwrap();
    assert_eq!(model.ready_made.iter().map(|ready| ready.id.as_str()).collect::<Vec<_>>(), ["fog"]);
    let holds = |text: &str| files.values().any(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()));
    assert!(holds("A year of fog") && holds("大雾之年") && !holds("A bear market"));
    // Again: the same bytes, in place of what is there.
    made(&[MODELS, "--page", text(&page), "--into", text(&into)]);
    assert_eq!(all(&into), files);
    // A bundle is a page to bundle with.
    let models = concat!(env!("CARGO_MANIFEST_DIR"), "/models");
    made(&[models, "--page", text(&into), "--into", text(&into)]);
    let edition = into.join(format!("editions/{}.json", takerate_bundled::edition()));
    let kept = fs::read_to_string(format!("{models}/editions/{}.json", takerate_bundled::edition())).unwrap();
    assert_eq!(fs::read_to_string(edition).unwrap(), kept);
    assert_eq!(fs::read_dir(into.parent().unwrap()).unwrap().count(), 1, "nothing is left beside the page");
}

#[test]
fn all_mistakes_are_named_with_file_and_line() {
    let (models, page, into) = (folder("mistakes"), page("page-for-mistakes"), folder("out-of-mistakes"));
    for (path, bytes) in all(Path::new(MODELS)) {
        let text = String::from_utf8(bytes).unwrap().replace("fee * sea.traffic", "fee * sea.trafic");
        fs::write(models.join(path), text.replace(", zh = \"港湾\"", "")).unwrap();
    }
    let said = refusal(&[text(&models), "--page", text(&page), "--into", text(&into)]);
    assert!(said.contains("the model files have 3 mistakes:\n"), "{said}");
    for place in ["report.toml:3: name of the report lacks its text in zh", "ferry.toml:58: ", "lighthouse.toml:58: "] {
        assert!(said.contains(&format!("{}/{place}", models.display())), "{place}: {said}");
    }
    assert_eq!(fs::read_dir(&into).unwrap().count(), 0);
}

#[test]
fn folders_that_will_not_do_are_named_with_what_to_do() {
    let (page, into, empty) = (page("page-of-refusals"), folder("out-of-refusals"), folder("empty"));
    let (page_text, into_text) = (text(&page), text(&into));
    let missing = empty.join("missing");
    let with_page = |page: &Path| refusal(&[MODELS, "--page", text(page), "--into", into_text]);
    assert!(refusal(&[text(&missing), "--page", page_text, "--into", into_text]).contains("missing cannot be read"));
    assert!(refusal(&[text(&empty), "--page", page_text, "--into", into_text]).contains("has no model files (*.toml)"));
    assert!(with_page(&missing).contains("there is no built page at"));
    assert!(with_page(&empty).contains("is not a built page: it has no index.html"));
    fs::write(empty.join("index.html"), "<!doctype html>").unwrap();
    assert!(with_page(&empty).contains("its index.html names no folder of analyses"));
    // A page of another version: its model is written in another shape.
    let model = page.join("analysis-0123456789abcdef/model.wasm");
    fs::write(&model, takerate_bundle::container::container(b"ffffffff09b30115--")).unwrap();
    assert!(with_page(&page).contains("is of another version than this command"));
    fs::write(&model, "<!doctype html>").unwrap();
    assert!(with_page(&page).contains("holds no model"));
    assert_eq!(fs::read_dir(&into).unwrap().count(), 0);
}

#[test]
fn editions_come_along_and_are_checked() {
    let (models, page, into) = (folder("with-editions"), page("page-with-editions"), folder("out-with-editions"));
    for (path, bytes) in all(Path::new(MODELS)) {
        fs::write(models.join(path), bytes).unwrap();
    }
    fs::create_dir(models.join("editions")).unwrap();
    let earlier = include_str!("../models/editions/09b30115.json");
    fs::write(models.join("editions/09b30115.json"), earlier).unwrap();
    made(&[text(&models), "--page", text(&page), "--into", text(&into)]);
    assert_eq!(fs::read_dir(into.join("editions")).unwrap().count(), 2);
    fs::write(models.join("editions/01234567.json"), earlier).unwrap();
    let said = refusal(&[text(&models), "--page", text(&page), "--into", text(&into)]);
    assert!(said.contains("01234567.json is not the edition of its name"), "{said}");
}

#[test]
fn what_is_no_page_is_not_replaced() {
    let (page, into) = (page("page-to-keep"), folder("occupied"));
    let arguments = [MODELS, "--page", text(&page), "--into", text(&into)];
    fs::write(into.join("thesis.txt"), "years of work").unwrap();
    assert!(refusal(&arguments).contains("holds thesis.txt, which is no part of a page"));
    assert_eq!(fs::read_to_string(into.join("thesis.txt")).unwrap(), "years of work");
    made(&[&arguments[..], &["--force"]].concat());
    assert!(!into.join("thesis.txt").exists());
    // Not even in a page, and not where the page or the model files themselves would go.
    fs::write(into.join("thesis.txt"), "again").unwrap();
    assert!(refusal(&arguments).contains("thesis.txt"));
    for held in [page.parent().unwrap(), Path::new(MODELS), Path::new(MODELS).parent().unwrap()] {
        let said = refusal(&[MODELS, "--page", text(&page), "--into", text(held), "--force"]);
        assert!(said.contains("which would be lost"), "{said}");
    }
    let said = refusal(&[MODELS, "--page", text(&page), "--into", text(&page.join("a/b"))]);
    assert!(said.contains("lies in the built page"), "{said}");
    assert!(refusal(&[MODELS, "--page", text(&page), "--into", text(&into.join("thesis.txt"))]).contains("is a file"));
}

/// The folder of an invented language, in which every text is the English one.
fn language(name: &str) -> PathBuf {
    let language = folder(name).join("xa");
    fs::create_dir_all(&language).unwrap();
    for (path, bytes) in all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("languages/en")) {
        let text = String::from_utf8(bytes).unwrap();
        fs::write(language.join(path), text.replace("tag = \"en\"", "tag = \"xa\"")).unwrap();
    }
    language
}

#[test]
fn a_further_language_comes_with_its_folder() {
    let (page, into, language) = (page("page-for-language"), folder("in-three").join("page"), language("language"));
    fs::write(language.join("models.toml"), "\"Harbour\" = \"Hafen\"\n").unwrap();
    made(&[MODELS, "--page", text(&page), "--into", text(&into), "--language", text(&language)]);
    let index = fs::read_to_string(into.join("index.html")).unwrap();
    assert!(index.contains("content=\"en zh-CN xa\" name=\"languages\""), "{index}");
    assert!(index.contains("<div lang=xa>") && index.contains(">Hafen<") && index.contains(">Harbour<"), "{index}");
    let outlines = all(&into).into_keys().filter(|path| text(path).contains("outline.")).count();
    assert_eq!(outlines, 3);
    // It is gone again where the page is bundled without it.
    made(&[MODELS, "--page", text(&into), "--into", text(&into)]);
    let index = fs::read_to_string(into.join("index.html")).unwrap();
    assert!(index.contains("content=\"en zh-CN\" name=\"languages\"") && !index.contains("lang=xa"), "{index}");
    assert_eq!(all(&into).into_keys().filter(|path| text(path).contains("outline.")).count(), 2);
}

#[test]
fn all_that_is_wrong_with_a_language_is_named_with_file_and_key() {
    let (page, into, language) =
        (page("page-for-wrong-language"), folder("out-of-language"), language("wrong-language"));
    let change = |file: &str, from: &str, to: &str| {
        let path = language.join(file);
        let before = fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "{file}: {from}");
        fs::write(path, before.replacen(from, to, 1)).unwrap();
    };
    change("page.toml", "close = \"Close\"\n", "");
    change("page.toml", "exactly = \"Exactly\"", "exact_y = \"Exactly\"");
    change("page.toml", "{low} to {high}", "{low} to {hihg}");
    change("page.toml", "reset = \"Reset\"", "reset = { one = \"Reset\" }");
    change("reasons.toml", "“{origin}”", "it");
    change("language.toml", "one_scale = true", "one_scale = 1");
    fs::remove_file(language.join("share.toml")).unwrap();
    fs::write(language.join("more.toml"), "").unwrap();
    let said = refusal(&[MODELS, "--page", text(&page), "--into", text(&into), "--language", text(&language)]);
    for part in [
        "page.toml: close is missing",
        "page.toml: exactly is missing",
        "page.toml: exact_y is unknown to the reference",
        "page.toml: map_side has the place {hihg}, which the reference has not",
        "page.toml: reset lacks the form `other`",
        "reasons.toml: needs lacks the place {origin}",
        "language.toml: ",
        "share.toml is missing",
        "more.toml: there is no such file in the reference",
    ] {
        assert!(said.contains(&format!("{}/{part}", language.display())), "{part}: {said}");
    }
    assert!(said.contains("the language has 9 mistakes:\n"), "{said}");
    let english = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages/en");
    let said = refusal(&[MODELS, "--page", text(&page), "--into", text(&into), "--language", text(&english)]);
    assert!(said.contains("the page speaks this language already"), "{said}");
    let said = refusal(&[MODELS, "--page", text(&page), "--into", text(&into), "--language", "languages/english"]);
    assert!(said.contains("called by the two letters of a language"), "{said}");
    assert_eq!(fs::read_dir(&into).unwrap().count(), 0);
}

#[test]
fn a_report_says_which_languages_it_is_in() {
    let (models, page, into) = (folder("chinese-only"), page("page-for-chinese"), folder("in-chinese").join("page"));
    let write = |languages: &str| {
        for (path, bytes) in all(Path::new(MODELS)) {
            let text = String::from_utf8(bytes).unwrap();
            let text = text.replacen("kind = \"report\"", &format!("kind = \"report\"\nlanguages = {languages}"), 1);
            fs::create_dir_all(models.join(&path).parent().unwrap()).unwrap();
            fs::write(models.join(path), text).unwrap();
        }
    };
    write("[\"zh\", \"fr\", \"zh\"]");
    let said = refusal(&[text(&models), "--page", text(&page), "--into", text(&into)]);
    assert!(said.contains("the page does not speak \"fr\"; it speaks en, zh"), "{said}");
    assert!(said.contains("the language \"zh\" is named twice"), "{said}");
    assert!(said.contains("has a text in \"en\", but the report is in zh"), "{said}");

    write("[\"zh\"]");
    for (path, bytes) in all(&models) {
        // Without the English texts.
        let mut text = String::from_utf8(bytes).unwrap();
        while let Some(start) = text.find("en = \"") {
            let end = start + 6 + text[start + 6..].find("\", ").unwrap() + 3;
            text.replace_range(start..end, "");
        }
        fs::write(models.join(path), text).unwrap();
    }
    made(&[text(&models), "--page", text(&page), "--into", text(&into)]);
    let index = fs::read_to_string(into.join("index.html")).unwrap();
    assert!(index.contains("<html lang=zh-CN>") && index.contains("content=\"zh-CN\" name=\"languages\""), "{index}");
    assert!(index.contains("港湾") && !index.contains("Harbour") && !index.contains("class=\"language\""), "{index}");
    let outlines: Vec<_> = all(&into).into_keys().filter(|path| path.to_str().unwrap().contains("outline.")).collect();
    assert_eq!(outlines.len(), 1, "{outlines:?}");
}

/// What the worker of a page keeps, as it says itself; nothing where it keeps nothing.
fn build(page: &Path) -> Option<serde_json::Value> {
    let worker = fs::read_to_string(page.join("service-worker.js")).unwrap();
    let (first, code) = worker.split_once('\n').unwrap();
    assert_eq!(code, "skipWaiting();\n");
    let build = first.strip_prefix("self.build=").and_then(|line| line.strip_suffix(';')).unwrap();
    Some(serde_json::from_str::<serde_json::Value>(build).unwrap()).filter(|build| !build.is_null())
}

#[test]
fn the_worker_knows_the_files_of_the_bundle_and_no_others() {
    let (page, into) = (page("page-to-be-kept"), folder("kept").join("page"));
    // What somebody has put beside the page is taken along, but not kept by readers.
    fs::write(page.join("CNAME"), "example.org").unwrap();
    let arguments = [MODELS, "--page", text(&page), "--into", text(&into), "--force"];
    made(&arguments);
    let files = |page: &Path| {
        let build = build(page).unwrap();
        let files = build["files"].as_object().unwrap().clone();
        (build["version"].as_str().unwrap().to_owned(), files)
    };
    let (version, kept) = files(&into);
    let beside = ["CNAME", "index.html", "service-worker.js", "takerate.js"];
    let expected: Vec<String> = all(&into)
        .into_keys()
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .filter(|path| !beside.contains(&path.as_str()))
        .chain(["./".to_owned()])
        .collect();
    let mut names: Vec<&String> = kept.keys().collect();
    names.sort();
    let mut expected: Vec<&String> = expected.iter().collect();
    expected.sort();
    assert_eq!(names, expected);
    let index = fs::read_to_string(into.join("index.html")).unwrap();
    assert!(index.contains(&format!("<meta content=\"{version} 0.")), "{index}");
    // The manifest is the report's, in each language; what it says of icons and colours stays.
    let manifest = |page: &Path, name: &str| -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(page.join(name)).unwrap()).unwrap()
    };
    assert_eq!(manifest(&into, "manifest.webmanifest")["name"], "Harbour");
    assert_eq!(manifest(&into, "manifest.zh.webmanifest")["name"], "港湾");
    assert_eq!(manifest(&into, "manifest.zh.webmanifest")["lang"], "zh-CN");
    assert_eq!(manifest(&into, "manifest.zh.webmanifest")["icons"].as_array().unwrap().len(), 5);
    // The same build has the same name, whatever was bundled between; a word more, and it has another.
    let models = concat!(env!("CARGO_MANIFEST_DIR"), "/models");
    made(&[models, "--page", text(&into), "--into", text(&into), "--force"]);
    assert_ne!(files(&into).0, version);
    assert_eq!(manifest(&into, "manifest.webmanifest")["name"], "Takerate");
    made(&[MODELS, "--page", text(&into), "--into", text(&into), "--force"]);
    assert_eq!(files(&into), (version.clone(), kept.clone()));
    let code = fs::read_to_string(into.join("takerate-01.js")).unwrap() + "// more";
    fs::write(into.join("takerate-01.js"), code).unwrap();
    made(&[MODELS, "--page", text(&into), "--into", text(&into), "--force"]);
    let (other, changed) = files(&into);
    assert_ne!(other, version);
    assert_ne!(changed["takerate-01.js"], kept["takerate-01.js"]);
    assert_ne!(changed["./"], kept["./"], "the document names the build");
    // A page that is not to be kept names no build, and its worker takes away what was.
    made(&[&arguments[..], &["--no-offline"]].concat());
    assert_eq!(build(&into), None);
    assert!(fs::read_to_string(into.join("index.html")).unwrap().contains("<meta content=\"\" name=\"build\">"));
}

/// FNV-1a, as sixteen hexadecimal digits.
fn digest(text: &[u8]) -> String {
    let hash = text
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

#[test]
fn the_picture_of_links_to_the_page_shows_what_the_model_returns() {
    let card = Command::new(env!("CARGO_BIN_EXE_takerate")).arg("card").output().unwrap().stdout;
    let picture = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/models/social.png")).unwrap();
    // A text before the last chunk, which is 12 bytes long, behind a sum of 4.
    let end = picture.len() - 16;
    let found = String::from_utf8_lossy(&picture[end - 16..end]);
    assert_eq!(found, digest(&card), "the model has changed: make the picture anew with node scripts/social.mjs");
}

#[test]
fn networks_find_the_picture_where_the_address_is_known_and_there_is_one() {
    let (built, models, into) = (page("social-page"), folder("social-models"), folder("social-into"));
    for entry in fs::read_dir(MODELS).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, models.join(path.file_name().unwrap())).unwrap();
    }
    let index = || fs::read_to_string(into.join("index.html")).unwrap();
    let call = |more: &[&str]| made(&[&[text(&models), "--page", text(&built), "--into", text(&into)], more].concat());
    call(&[]);
    assert!(index().contains("og:title") && !index().contains("og:image"), "{}", index());
    assert!(index().contains(r#"content="summary""#));
    // An address without a picture names none.
    call(&["--address", "https://example.org/defi"]);
    assert!(
        index().contains(r#"property="og:url" content="https://example.org/defi/""#) && !index().contains("og:image")
    );
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/models/social.png"), models.join("social.png")).unwrap();
    call(&[]);
    assert!(into.join("social.png").exists() && !index().contains("og:image"));
    for address in ["https://example.org/defi", "https://example.org/defi/", "https://example.org/defi/index.html"] {
        call(&["--address", address]);
        assert!(
            index().contains(r#"property="og:image" content="https://example.org/defi/social.png""#),
            "{}",
            index()
        );
    }
    // Of a bundle that is bundled again, nothing is said twice.
    made(&[text(&models), "--page", text(&into), "--into", text(&into), "--address", "https://example.org/other/"]);
    assert_eq!(index().matches("og:image\"").count(), 1);
    assert!(index().contains("summary_large_image") && !index().contains("/defi/"));
    made(&[MODELS, "--page", text(&into), "--into", text(&into)]);
    assert!(!into.join("social.png").exists() && !index().contains("og:url"));
    for address in
        ["example.org", "https://", "https://example.org/#v1", "https://a b", "ftp://example.org/", "https://x/\"><"]
    {
        let said = refusal(&[text(&models), "--page", text(&built), "--into", text(&into), "--address", address]);
        assert!(said.contains("--address"), "{said}");
    }
    fs::write(models.join("social.png"), "no picture").unwrap();
    let said = refusal(&[text(&models), "--page", text(&built), "--into", text(&into)]);
    assert!(said.contains("no PNG of 1200 by 630"), "{said}");
}
