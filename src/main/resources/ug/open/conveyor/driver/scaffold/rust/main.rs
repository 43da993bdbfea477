//! The driver @name@. conveyor-driver starts it once for each event.
//!
//! ```text
//! in    CONVEYOR_PAYLOAD: a file with the resource as JSON; it is on standard input too, but where --tty leaves that to a
//!       debugger; CONVEYOR_EVENT (create, update, delete, or process for a later step of a pipeline), CONVEYOR_RUN_ID,
//!       CONVEYOR_ATTEMPT, CONVEYOR_MODE and others in the environment
//! out   each line printed is a log entry
//!       CONVEYOR_RESULT: the file for the driver result; later steps of a pipeline get its data
//! exit  0 success, 75 try again later, anything else failure
//! ```

mod reconcile;

use reconcile::{log, reconcile, Outcome, Problem};
use serde_json::{json, Value};
use std::{env, error::Error, fs, process::ExitCode};

const TRY_AGAIN_LATER: u8 = 75;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let event = env::var("CONVEYOR_EVENT").unwrap_or_else(|_| "create".into());
    let payload = env::var("CONVEYOR_PAYLOAD").unwrap_or_else(|_| "/dev/stdin".into());
    let resource: Value = serde_json::from_slice(&fs::read(payload)?)?;
    let (success, Outcome { message, data }) = match reconcile(&event, &resource) {
        Ok(outcome) => (true, outcome),
        Err(Problem::Failure(message)) => (
            false,
            Outcome {
                message,
                data: Value::Null,
            },
        ),
        Err(Problem::Temporary(message)) => {
            log("warn", &message, json!({}));
            return Ok(ExitCode::from(TRY_AGAIN_LATER));
        }
    };
    if let Ok(file) = env::var("CONVEYOR_RESULT") {
        fs::write(
            file,
            json!({"success": success, "message": message, "data": data}).to_string(),
        )?;
    }
    Ok(if success {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
