//! A job under way, for the scripts that cut it into slices.

use js_sys::Uint8Array;
use takerate_analysis::{Job, JobRun, RequestError};
use wasm_bindgen::prelude::*;

/// A job under way.
#[wasm_bindgen]
pub struct Runner {
    job_run: JobRun<'static>,
}

#[wasm_bindgen]
impl Runner {
    /// Prepares a job in bytes.
    ///
    /// # Errors
    /// A `Uint8Array` where the request makes no sense: the `RequestError` in bytes. An `Error` where the bytes are not a
    /// job, or the model has not been read.
    #[wasm_bindgen(constructor)]
    pub fn new(job: &[u8]) -> Result<Runner, JsValue> {
        let model = takerate_bundled::whole().ok_or_else(|| JsError::new(takerate_bundled::NOT_READ))?;
        let job = Job::from_bytes(job).map_err(JsError::from)?;
        let refused = |error: RequestError| match error.to_bytes() {
            Ok(bytes) => JsValue::from(Uint8Array::from(&bytes[..])),
            Err(error) => JsError::from(error).into(),
        };
        Ok(Self { job_run: JobRun::new(model, &job).map_err(refused)? })
    }

    /// Goes on for about so many evaluations and returns whether something is left to do.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A small whole number.
    pub fn advance(&mut self, evaluations: f64) -> bool {
        self.job_run.advance(evaluations as u64)
    }

    /// How much is done.
    #[allow(clippy::cast_precision_loss)] // At most some 10^8.
    #[must_use]
    pub fn done(&self) -> f64 {
        self.job_run.progress().0 as f64
    }

    /// How much there is to do in all.
    #[allow(clippy::cast_precision_loss)]
    #[must_use]
    pub fn all(&self) -> f64 {
        self.job_run.progress().1 as f64
    }

    /// Whether there is an answer before all is done, and a better one later.
    #[must_use]
    pub fn improves(&self) -> bool {
        matches!(self.job_run, JobRun::Simulate(_))
    }

    /// The answer in bytes; nothing where there is none yet.
    #[must_use]
    pub fn answer(&self) -> Option<Vec<u8>> {
        self.job_run.answer()?.to_bytes().ok()
    }
}
