//! Every job in `tests/cases/jobs` gets, digit for digit, the answer that is stored under its name in `answers`.
//!
//! The page's worker has to give the same answers to the same files (`tests/e2e/digits.spec.ts`). An answer changes only with the models or with an
//! analysis; then write it anew, and look at what changed: `takerate job <tests/cases/jobs/X.json
//! >tests/cases/jobs/answers/X.json`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use takerate_analysis::{Answer, Job, JobRun, run};
use takerate_core::Language;
use takerate_view_model::phrase::json;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/jobs");

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect()
}

fn jobs() -> Vec<(String, Job)> {
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let job = serde_json::from_str(&std::fs::read_to_string(path).unwrap());
        (name.clone(), job.unwrap_or_else(|error| panic!("{name}: {error}")))
    };
    files(Path::new(CASES)).iter().map(read).collect()
}

fn text(job: &Job, answer: &Answer) -> String {
    let model = takerate_bundled::model().unwrap();
    serde_json::to_string_pretty(&json(job, answer, model, Language::ENGLISH).unwrap()).unwrap() + "\n"
}

#[test]
fn every_job_gets_the_answer_that_is_stored() {
    let model = takerate_bundled::model().unwrap();
    let jobs = jobs();
    for (name, job) in &jobs {
        let answer = run(model, job).unwrap_or_else(|trouble| panic!("{name}: {trouble:?}"));
        let (found, stored) = (text(job, &answer), std::fs::read_to_string(format!("{CASES}/answers/{name}")).unwrap());
        if let Some((line, (found, stored))) =
            found.lines().zip(stored.lines()).enumerate().find(|(_, (found, stored))| found != stored)
        {
            panic!("answers/{name}:{}: stored is{stored}, found{found}; was the change meant?", line + 1);
        }
        assert_eq!(found.len(), stored.len(), "{name}");
    }
    let stored: BTreeSet<String> = files(&Path::new(CASES).join("answers"))
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(stored, jobs.iter().map(|(name, _)| name.clone()).collect());
    assert!(jobs.len() >= 9, "only {} jobs were found", jobs.len());
}

#[test]
fn cut_into_slices_they_get_the_same() {
    let model = takerate_bundled::model().unwrap();
    for (name, job) in jobs() {
        let mut running = JobRun::new(model, &job).unwrap();
        while running.advance(100) {}
        let answer = running.answer().unwrap();
        assert!(text(&job, &answer) == std::fs::read_to_string(format!("{CASES}/answers/{name}")).unwrap(), "{name}");
    }
}

#[test]
fn an_answer_holds_no_sentence_of_any_language() {
    let model = takerate_bundled::model().unwrap();
    for (name, job) in jobs() {
        let answer = serde_json::to_string(&run(model, &job).unwrap()).unwrap();
        for text in answer.split('"').skip(1).step_by(2) {
            assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{name}: {text}");
        }
    }
}
