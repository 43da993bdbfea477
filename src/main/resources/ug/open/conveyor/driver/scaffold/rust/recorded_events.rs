use std::{env, io::ErrorKind, process::Command};

#[test]
fn the_recorded_events_come_to_the_same() {
    let tool = env::var("CONVEYOR_DRIVER").unwrap_or_else(|_| {
        let name = if cfg!(windows) {
            "conveyor-driver.bat"
        } else {
            "conveyor-driver"
        };
        name.into()
    });
    let check = Command::new(&tool)
        .args(["replay", "--check", "events.jsonl"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    match check {
        Err(problem) if problem.kind() == ErrorKind::NotFound => {
            eprintln!("skipped: {tool} is not on the PATH")
        }
        Err(problem) => panic!("{tool}: {problem}"),
        Ok(output) => assert!(
            output.status.success(),
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}
