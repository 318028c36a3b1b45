//! Jobs, answers and refusals in bytes: what a page and its engine send each other. Both are of one build, so the bytes
//! do not describe themselves; everyone else has JSON.

use postcard::{Error, take_from_bytes, to_stdvec};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::job::{Answer, Job};
use crate::request_error::RequestError;

/// What a job or an answer begins with, so that no answer is read as one to another kind of job.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum Kind {
    Tornado,
    Table,
    Seek,
    Bridge,
    Simulate,
}

/// Reads all of `bytes`.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let (value, rest) = take_from_bytes(bytes)?;
    if rest.is_empty() { Ok(value) } else { Err(Error::DeserializeBadEncoding) }
}

impl Job {
    /// The job in bytes.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        match self {
            Self::Tornado(request) => to_stdvec(&(Kind::Tornado, request)),
            Self::Table(request) => to_stdvec(&(Kind::Table, request)),
            Self::Seek(request) => to_stdvec(&(Kind::Seek, request)),
            Self::Bridge(request) => to_stdvec(&(Kind::Bridge, request)),
            Self::Simulate(request) => to_stdvec(&(Kind::Simulate, request)),
        }
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// Bytes that are no job.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let (kind, request) = take_from_bytes(bytes)?;
        Ok(match kind {
            Kind::Tornado => Self::Tornado(read(request)?),
            Kind::Table => Self::Table(read(request)?),
            Kind::Seek => Self::Seek(read(request)?),
            Kind::Bridge => Self::Bridge(read(request)?),
            Kind::Simulate => Self::Simulate(read(request)?),
        })
    }

    /// Reads the answer to this job from what [`Answer::to_bytes`] wrote.
    ///
    /// # Errors
    /// Bytes that are no answer to such a job.
    pub fn read_answer(&self, bytes: &[u8]) -> Result<Answer, Error> {
        let (kind, answer) = take_from_bytes(bytes)?;
        Ok(match (self, kind) {
            (Self::Tornado(_), Kind::Tornado) => Answer::Tornado(read(answer)?),
            (Self::Table(_), Kind::Table) => Answer::Table(read(answer)?),
            (Self::Seek(_), Kind::Seek) => Answer::Seek(read(answer)?),
            (Self::Bridge(_), Kind::Bridge) => Answer::Bridge(read(answer)?),
            (Self::Simulate(_), Kind::Simulate) => Answer::Simulate(read(answer)?),
            _ => return Err(Error::DeserializeBadEncoding),
        })
    }
}

impl Answer {
    /// The answer in bytes, for [`Job::read_answer`].
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        match self {
            Self::Tornado(answer) => to_stdvec(&(Kind::Tornado, answer)),
            Self::Table(answer) => to_stdvec(&(Kind::Table, answer)),
            Self::Seek(answer) => to_stdvec(&(Kind::Seek, answer)),
            Self::Bridge(answer) => to_stdvec(&(Kind::Bridge, answer)),
            Self::Simulate(answer) => to_stdvec(&(Kind::Simulate, answer)),
        }
    }
}

impl RequestError {
    /// The refusal in bytes.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        to_stdvec(self)
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// Bytes that are no refusal.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        read(bytes)
    }
}
