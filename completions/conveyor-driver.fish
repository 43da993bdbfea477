# fish completion of conveyor-driver. Made from the table of commands by `mvn -Pcompletions test`: change it there.

# Prints the words that name the command which is being typed, like `runs show`.
function __conveyor_driver_path
    set -l path
    set -l skip no
    for word in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
            continue
        end
        switch $word
            case --color
                set skip yes
            case '-*'
                test -n "$path"; and break
            case '*'
                set -l longer (string join ' ' $path $word)
                contains -- "$longer" 'init' 'run' 'replay' 'logs' 'runs' 'runs list' 'runs show' 'runs export' 'runs prune' 'record' 'trigger' 'apply' 'completion' 'help' 'help runs'; or break
                set path $longer
        end
    end
    echo $path
end

function __conveyor_driver_at
    test "$(__conveyor_driver_path)" = "$argv"; and not contains -- -- (commandline -opc)
end

function __conveyor_driver_behind_dashes
    test "$(__conveyor_driver_path)" = "$argv"; and contains -- -- (commandline -opc)
end

# Prints the path of the tool that is being typed. What stands there is looked at, never evaluated.
function __conveyor_driver_program
    set -l word (commandline -opc)[1]
    set -l variable (string match -r '^(?:\$(\w+)|\{\$(\w+)\})(/.*)$' -- $word)
    if string match -q '~/*' -- $word
        set word $HOME(string sub -s 2 -- $word)
    else if set -q variable[3]
        set -l name $variable[2]
        set word "$$name$variable[-1]"
    end
    type -q -- $word; and echo $word
end

# Asks the tool. A line is a word, a tab and what it is.
function __conveyor_driver_ask
    set -l program (__conveyor_driver_program)
    test -n "$program"; or return
    set -l word (commandline -ct | string replace -r '^--[^=]*=' '' | string trim -l -c '"\'')
    $program __complete $argv[1] "$word" 2>/dev/null
end

complete -c conveyor-driver -f
complete -c conveyor-driver -n '__conveyor_driver_at ""' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -s V -l version -d 'Show the version'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -l verbose -d 'Say more'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -l color -x -a 'auto always never' -d 'When to colour'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a init -d 'Makes a driver project that runs at once'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a run -d 'Runs a driver on events'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a replay -d 'Runs stored runs or recordings again and compares'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a logs -d 'Prints, follows and searches what runs logged'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a runs -d 'Lists, shows, exports and prunes stored runs'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a record -d 'Records what goes on at a server'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a trigger -d 'Creates a resource on the server, which begins a run'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a apply -d 'Makes or replaces resource definitions and pipelines'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a completion -d 'Prints the completion script of a shell'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -a help -d 'Shows the help of a command or a topic'

complete -c conveyor-driver -n '__conveyor_driver_at "init"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "init"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "init"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "init"' -l lang -x -a 'sh python java' -d 'What it is written in'
complete -c conveyor-driver -n '__conveyor_driver_at "init"' -l resource -x -d 'The resource type that it works on; workflow where nothing is said'
complete -c conveyor-driver -n '__conveyor_driver_at "init"' -l package -x -d 'The package of a Java driver; com.example where nothing is said'
complete -c conveyor-driver -n '__conveyor_driver_at "init"' -l folder -x -a '(__fish_complete_directories)' -d 'Where the project goes, and what the driver is called where no NAME is said; else a folder of the driver\'s name'
complete -c conveyor-driver -n '__conveyor_driver_at "init"' -l dry-run -d 'Only list what would be written'
complete -c conveyor-driver -n '__conveyor_driver_at "init"' -l force -d 'Replace files that are there'

complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l name -x -k -a '(__conveyor_driver_ask drivers)' -d 'The driver\'s name, instead of the project\'s or the command\'s own'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l resource -x -d 'A resource type it listens to, instead of the project\'s'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l concurrency -x -d 'Reconcile so many events at a time; those of one resource stay in order'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l timeout -x -d 'Time limit of an attempt'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l events -r -F -d 'Recorded events: a recording, captured traffic, driver messages or Resources; JSON lines, a JSON array or YAML, gzipped or not; - for standard input'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l only -x -a 'event= resource= name= run=' -d 'Only these of the events: event, resource (type or type/name), name or run; one key twice means either, two keys mean both'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l skip-invalid -d 'Pass over what cannot be read as an event and count it, instead of stopping there'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l max-events -x -d 'End after so many runs; events passed over do not count'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l until-run -x -d 'End when the run with this id, or with one that begins so, is over; 1 where it did not come'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l for -x -d 'Look on, or take part, for so long'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l idle -x -d 'End when nothing has come from the live stream, and nothing was at work, for so long'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l join -d 'Take part in the live event stream as the driver: its events are taken, its results published'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l watch -d 'On the live stream: load the project\'s driver again whenever its files change'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l share -d 'Beside other processes of this driver that do too: the events are split between them'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l from -x -a 'all new' -d 'Where a driver that is new to the server begins: with all events that are kept there, or with new ones'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l keep-consumer -x -d 'How long the server keeps the driver\'s place, and the events that come, when all its processes are gone'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l fail-fast -d 'End with the first run that fails'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l grace -x -d 'How long attempts in flight may go on after Ctrl-C, SIGTERM or SIGHUP'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l no-store -d 'Keep nothing in the run store'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -s q -l quiet -d 'Say only what is out of the ordinary; log lines all the same'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -s o -l output -x -a 'text json' -d 'text: log lines; json: the start, log and finish lines of the recording'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l nats -x -d 'The event stream; else CONVEYOR_NATS_URL, else nats://localhost:4222'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l reconnect-timeout -x -d 'Give up, with exit code 5, a connection that is lost for so long; else it is tried for ever'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l ca -r -F -d 'Who signed the server\'s certificate: PEM; else CONVEYOR_CA'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l cert -r -F -d 'Our certificate, then its intermediates: PEM; else CONVEYOR_CERT'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -l key -r -F -d 'Its private key, not encrypted: PEM; else CONVEYOR_KEY'
complete -c conveyor-driver -n '__conveyor_driver_at "run"' -a '(__fish_complete_directories)' -d 'PROJECT'
complete -c conveyor-driver -n '__conveyor_driver_behind_dashes run' -a '(__fish_complete_command)' -F

complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l failed -d 'Each run whose newest execution failed, once; instead of REF and FILE'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l since -x -d 'With --failed: of those begun from this time on, like 24h'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l driver -x -k -a '(__conveyor_driver_ask drivers)' -d 'With --failed: by this driver; else that of the project'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l project -x -a '(__fish_complete_directories)' -d 'The folder with driver.yaml; this one where nothing is said'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l name -x -k -a '(__conveyor_driver_ask drivers)' -d 'The driver\'s name, instead of the project\'s or the command\'s own'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l resource -x -d 'A resource type it listens to, instead of the project\'s'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l concurrency -x -d 'Reconcile so many events at a time; those of one resource stay in order'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l timeout -x -d 'Time limit of an attempt'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l check -d 'Exit with 3 where success or data differ from what was recorded, with 0 where nothing does'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l ignore -x -d 'A JSON path that is not compared, like data.took or data.files[*].time'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l only -x -a 'event= resource= name= run=' -d 'Only these of the events: event, resource, name or run'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l fail-fast -d 'End with the first run that fails'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l grace -x -d 'How long attempts in flight may go on after Ctrl-C, SIGTERM or SIGHUP'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -l no-store -d 'Keep nothing in the run store'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -s q -l quiet -d 'Say only what is out of the ordinary; log lines all the same'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -s o -l output -x -a 'text json' -d 'text: log lines; json: the start, log and finish lines of the recording'
complete -c conveyor-driver -n '__conveyor_driver_at "replay"' -k -a '(__conveyor_driver_ask runs)' -F -d 'REF|FILE'
complete -c conveyor-driver -n '__conveyor_driver_behind_dashes replay' -a '(__fish_complete_command)' -F

complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l run -x -k -a '(__conveyor_driver_ask runs)' -d 'The same, as an option'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l all-executions -d 'Every execution of the run, each under a heading, not only the newest of each driver; --tail counts in each'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s f -l follow -d 'Wait for more: of the run, until it is over; without REF, whatever comes'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l tail -x -d 'Only the last N entries, or matches'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s t -l timestamps -d 'Show the time of each entry, in UTC'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l local -d 'With -t, and in headings: local time in place of UTC; json stays as it is'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s o -l output -x -a 'text json raw' -d 'text: for people; json: the entries as they are kept, one a line; raw: the messages alone'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l from -x -a 'local server' -d 'local: the run store; server: a Conveyor server; else the store, and a server where the run is unknown there'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l idle -x -d 'With --follow: give up when nothing has come for so long, and nothing of the run is at work here'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l pipeline -r -F -d 'With --follow: the pipeline, whose last step ends the run; else as apply last saw it'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l driver -x -k -a '(__conveyor_driver_ask drivers)' -d 'Of this driver'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l resource -x -d 'Of this resource: type/name, a type, or a name'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l event -x -d 'Of this event, such as create'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l failed -d 'Of attempts that failed'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l level -x -a 'debug info warn error' -d 'At least this level'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l since -x -d 'From this time on: 2026-11-24T09:30:00Z, 2026-11-24 (local time), yesterday, or how long ago, like 2h'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l until -x -d 'Before this time'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l grep -x -d 'Entries whose message this regular expression matches; a pattern in lower case ignores case'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s F -l fixed -d 'PATTERN is a text and no regular expression'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s v -l invert -d 'Entries that do not match'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s c -l count -d 'Print only how many entries match'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s A -l after -x -d 'With N entries of the same attempt after each match'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s B -l before -x -d 'With N entries before each match'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -s C -l context -x -d 'With N entries before and after each match'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l api -x -d 'The HTTP API; else CONVEYOR_API_URL, else http://localhost:8080'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l nats -x -d 'The event stream; else CONVEYOR_NATS_URL, else nats://localhost:4222'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l reconnect-timeout -x -d 'Give up, with exit code 5, a connection that is lost for so long; else it is tried for ever'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l ca -r -F -d 'Who signed the server\'s certificate: PEM; else CONVEYOR_CA'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l cert -r -F -d 'Our certificate, then its intermediates: PEM; else CONVEYOR_CERT'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -l key -r -F -d 'Its private key, not encrypted: PEM; else CONVEYOR_KEY'
complete -c conveyor-driver -n '__conveyor_driver_at "logs"' -k -a '(__conveyor_driver_ask runs)' -d 'REF'

complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -a list -d 'Lists stored runs, the newest first; also without the word list'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -a show -d 'Shows what is known of a run'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -a export -d 'Writes runs to a recording of their own'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -a prune -d 'Removes old runs from the run store'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -s n -l limit -x -d 'At most so many'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -s a -l all -d 'All of them'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l driver -x -k -a '(__conveyor_driver_ask drivers)' -d 'Of this driver'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l resource -x -d 'Of this resource: type/name, a type, or a name'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l event -x -d 'Of this event, such as create'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l failed -d 'Those that failed'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l since -x -d 'Begun from this time on: 2026-11-24T09:30:00Z, 2026-11-24 (local time), yesterday, or how long ago, like 2h'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l until -x -d 'Begun before this time'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -s o -l output -x -a 'text json' -d 'text: a table; json: an object a line'
complete -c conveyor-driver -n '__conveyor_driver_at "runs"' -l local -d 'Local times in place of UTC or an age; json stays as it is'

complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -s n -l limit -x -d 'At most so many'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -s a -l all -d 'All of them'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l driver -x -k -a '(__conveyor_driver_ask drivers)' -d 'Of this driver'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l resource -x -d 'Of this resource: type/name, a type, or a name'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l event -x -d 'Of this event, such as create'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l failed -d 'Those that failed'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l since -x -d 'Begun from this time on: 2026-11-24T09:30:00Z, 2026-11-24 (local time), yesterday, or how long ago, like 2h'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l until -x -d 'Begun before this time'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -s o -l output -x -a 'text json' -d 'text: a table; json: an object a line'
complete -c conveyor-driver -n '__conveyor_driver_at "runs list"' -l local -d 'Local times in place of UTC or an age; json stays as it is'

complete -c conveyor-driver -n '__conveyor_driver_at "runs show"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "runs show"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "runs show"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "runs show"' -l all-executions -d 'Every execution of the run, each under a heading, not only the newest of each driver'
complete -c conveyor-driver -n '__conveyor_driver_at "runs show"' -s o -l output -x -a 'text json' -d 'text: for people; json: an object for each attempt'
complete -c conveyor-driver -n '__conveyor_driver_at "runs show"' -l local -d 'Local times in place of UTC; json stays as it is'
complete -c conveyor-driver -n '__conveyor_driver_at "runs show"' -k -a '(__conveyor_driver_ask runs)' -d 'REF'

complete -c conveyor-driver -n '__conveyor_driver_at "runs export"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "runs export"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "runs export"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "runs export"' -l all-executions -d 'Every execution of the run, not only the newest of each driver'
complete -c conveyor-driver -n '__conveyor_driver_at "runs export"' -l session -d 'All that the session of the run has, whatever run it is of'
complete -c conveyor-driver -n '__conveyor_driver_at "runs export"' -l force -d 'Replace a file that is there'
complete -c conveyor-driver -n '__conveyor_driver_at "runs export"' -k -a '(__conveyor_driver_ask runs)' -d 'REF'
complete -c conveyor-driver -n '__conveyor_driver_at "runs export"' -F -d 'FILE'

complete -c conveyor-driver -n '__conveyor_driver_at "runs prune"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "runs prune"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "runs prune"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "runs prune"' -l keep -x -d 'Keep the newest N attempts'
complete -c conveyor-driver -n '__conveyor_driver_at "runs prune"' -l older-than -x -d 'Keep what was written within this time, like 7d'
complete -c conveyor-driver -n '__conveyor_driver_at "runs prune"' -l max-size -x -d 'Keep the newest, up to this size, like 500M'
complete -c conveyor-driver -n '__conveyor_driver_at "runs prune"' -l dry-run -d 'Only say what would be removed'

complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l driver -x -k -a '(__conveyor_driver_ask drivers)' -d 'Only what concerns this driver: events for it or for all, its results, its log lines'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l resource -x -d 'Only events of this resource type, and what belongs to them'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l max-events -x -d 'End after so many events; their results are waited for, until nothing comes for 10s, or for --idle'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l for -x -d 'End after so long'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l idle -x -d 'End when nothing has been recorded for so long'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l segment-size -x -d 'Go on in another file, prod-2.jsonl and so on, when one is so large; not where it is packed'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l mask -x -d 'Replace the value of this environment variable by *** wherever it occurs'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l force -d 'Replace files that are there'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -s q -l quiet -d 'Say only what is out of the ordinary'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l nats -x -d 'The event stream; else CONVEYOR_NATS_URL, else nats://localhost:4222'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l reconnect-timeout -x -d 'Give up, with exit code 5, a connection that is lost for so long; else it is tried for ever'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l ca -r -F -d 'Who signed the server\'s certificate: PEM; else CONVEYOR_CA'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l cert -r -F -d 'Our certificate, then its intermediates: PEM; else CONVEYOR_CERT'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -l key -r -F -d 'Its private key, not encrypted: PEM; else CONVEYOR_KEY'
complete -c conveyor-driver -n '__conveyor_driver_at "record"' -F -d 'FILE'

complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l set -x -d 'Another value, like spec.branch=main'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l set-string -x -d 'Another value that is a text, like spec.version=1.10'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l set-json -x -d 'Another value that is JSON, like spec.tags=["a"]'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l name-suffix -d 'Put a random end to the name: a server takes each name once'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l recreate -d 'Delete the resource of that name first'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -s o -l output -x -a 'text json' -d 'The run id, or an object with all that is known'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -s f -l follow -d 'Print what drivers log of the run, as it comes, until it is over; its verdict is the exit code'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l driver -x -k -a '(__conveyor_driver_ask drivers)' -d 'With --follow: the run is over with this driver\'s result, such as that of a pipeline\'s last step'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l idle -x -d 'With --follow: end when nothing has come for so long'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l pipeline -r -F -d 'With --follow: the pipeline, whose last step ends the run; else as apply last saw it'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l api -x -d 'The HTTP API; else CONVEYOR_API_URL, else http://localhost:8080'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l nats -x -d 'The event stream; else CONVEYOR_NATS_URL, else nats://localhost:4222'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l reconnect-timeout -x -d 'Give up, with exit code 5, a connection that is lost for so long; else it is tried for ever'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l ca -r -F -d 'Who signed the server\'s certificate: PEM; else CONVEYOR_CA'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l cert -r -F -d 'Our certificate, then its intermediates: PEM; else CONVEYOR_CERT'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -l key -r -F -d 'Its private key, not encrypted: PEM; else CONVEYOR_KEY'
complete -c conveyor-driver -n '__conveyor_driver_at "trigger"' -F -d 'FILE'

complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -s o -l output -x -a 'text json' -d 'A line for each, for people or as JSON'
complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -l api -x -d 'The HTTP API; else CONVEYOR_API_URL, else http://localhost:8080'
complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -l ca -r -F -d 'Who signed the server\'s certificate: PEM; else CONVEYOR_CA'
complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -l cert -r -F -d 'Our certificate, then its intermediates: PEM; else CONVEYOR_CERT'
complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -l key -r -F -d 'Its private key, not encrypted: PEM; else CONVEYOR_KEY'
complete -c conveyor-driver -n '__conveyor_driver_at "apply"' -F -d 'FILE'

complete -c conveyor-driver -n '__conveyor_driver_at "completion"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "completion"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "completion"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "completion"' -a 'bash zsh fish' -d 'SHELL'

complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a init -d 'Makes a driver project that runs at once'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a run -d 'Runs a driver on events'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a replay -d 'Runs stored runs or recordings again and compares'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a logs -d 'Prints, follows and searches what runs logged'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a runs -d 'Lists, shows, exports and prunes stored runs'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a record -d 'Records what goes on at a server'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a trigger -d 'Creates a resource on the server, which begins a run'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a apply -d 'Makes or replaces resource definitions and pipelines'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a completion -d 'Prints the completion script of a shell'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a help -d 'Shows the help of a command or a topic'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a exit-codes -d 'What the exit codes mean'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -a environment -d 'Which environment variables matter'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -l verbose -d 'Say more; a bug shows its stack trace'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -l color -x -a 'auto always never' -d 'When to colour; NO_COLOR is honoured'
complete -c conveyor-driver -n '__conveyor_driver_at "help"' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at "help runs"' -a list -d 'Lists stored runs, the newest first; also without the word list'
complete -c conveyor-driver -n '__conveyor_driver_at "help runs"' -a show -d 'Shows what is known of a run'
complete -c conveyor-driver -n '__conveyor_driver_at "help runs"' -a export -d 'Writes runs to a recording of their own'
complete -c conveyor-driver -n '__conveyor_driver_at "help runs"' -a prune -d 'Removes old runs from the run store'
