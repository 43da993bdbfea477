use serde_json::{json, Value};

/// What a run came to that succeeded; later steps of a pipeline get the data.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    pub message: String,
    pub data: Value,
}

/// Why a run did not succeed.
#[derive(Debug, PartialEq)]
pub enum Problem {
    /// The event cannot be handled.
    Failure(String),
    /// Another attempt may succeed; retry in driver.yaml has the number of attempts.
    #[allow(dead_code)]
    Temporary(String),
}

/// Writes a log entry. Labels are a JSON object.
pub fn log(level: &str, message: &str, labels: Value) {
    println!(
        "{}",
        json!({"level": level, "message": message, "labels": labels})
    );
}

/// The driver result of an earlier step of the pipeline, or null.
fn result_of(resource: &Value, driver: &str) -> Result<Value, Problem> {
    match &resource["metadata"][format!("driverresults.{driver}")] {
        Value::String(text) => serde_json::from_str(text).map_err(|problem| {
            Problem::Failure(format!("the result of {driver} cannot be read: {problem}"))
        }),
        result => Ok(result.clone()),
    }
}

/// Handles one event.
pub fn reconcile(event: &str, resource: &Value) -> Result<Outcome, Problem> {
    let what = format!(
        "{event} of {}",
        resource["name"]
            .as_str()
            .unwrap_or("a resource without a name")
    );
    log("info", &what, json!({}));
    let message = format!("{what} done");
    if event == "delete" {
        // Remove here what the driver made for the resource.
        return Ok(Outcome {
            message,
            data: Value::Null,
        });
    }

    let repository = resource["spec"]["repository"]
        .as_str()
        .filter(|repository| !repository.is_empty())
        .ok_or_else(|| Problem::Failure("spec.repository is missing".into()))?;
    let commit = result_of(resource, "@earlier@")?["data"]["commit"].clone();

    // Do the work here. An event can come twice: end in the same state each time.
    log(
        "info",
        "working",
        json!({"repository": repository, "commit": commit}),
    );

    Ok(Outcome {
        message,
        data: json!({"repository": repository, "commit": commit}),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_resource_succeeds() {
        let outcome = reconcile(
            "create",
            &json!({"name": "app", "spec": {"repository": "r"}}),
        );
        let data = json!({"repository": "r", "commit": null});
        assert_eq!(
            outcome,
            Ok(Outcome {
                message: "create of app done".into(),
                data
            })
        );
    }

    #[test]
    fn what_an_earlier_step_handed_on_is_used() {
        let earlier = json!({"success": true, "data": {"commit": "9fceb02"}}).to_string();
        let metadata = json!({"driverresults.@earlier@": earlier});
        let resource = json!({"name": "app", "metadata": metadata, "spec": {"repository": "r"}});
        assert_eq!(
            reconcile("process", &resource).unwrap().data["commit"],
            "9fceb02"
        );
    }

    #[test]
    fn a_missing_repository_is_a_failure() {
        let outcome = reconcile("create", &json!({"name": "app", "spec": {}}));
        assert_eq!(
            outcome,
            Err(Problem::Failure("spec.repository is missing".into()))
        );
    }
}
