# bash completion of conveyor-driver. Made from the table of commands by `mvn -Pgenerate test`: change it there.

# The options and the subcommands of a command.
_conveyor_driver_words() {
    options='' commands=''
    case $1 in
        '') options='--version --verbose --quiet --color --help' commands='init run replay logs runs browse event dev send record trigger apply context doctor server completion help' ;;
        'init') options='--verbose -q --quiet --color -h --help --lang --runtime --resource --package --folder --dry-run --force -o --output --template' commands='' ;;
        'run') options='--verbose -q --quiet --color -h --help --name --resource --concurrency --timeout --rebuild --program --payload --port --ready --events --only --skip-invalid --set --set-string --set-json --event --edit --tty --max-events --until-run --for --idle --join --watch --share --from --keep-consumer --pipeline --until --compare --ignore --compare-timeout --fail-fast --grace --no-store -o --output --report --yes --context --api --nats --reconnect-timeout --ca --cert --key' commands='' ;;
        'replay') options='--verbose -q --quiet --color -h --help --failed --since --driver --project --name --resource --concurrency --timeout --rebuild --program --payload --port --ready --check --message --ignore --only --set --set-string --set-json --event --edit --watch --update --yes --debug --tty --shell --fail-fast --grace --no-store -o --output --report --from --pipeline --until' commands='' ;;
        'logs') options='--verbose -q --quiet --color -h --help --run --all-executions -f --follow --tail --cursor-file -t --timestamps --local --headings -o --output --template --no-pager --from --idle --pipeline --driver --resource --event --failed --level --since --until --grep --exclude --highlight -F --fixed -v --invert -c --count -A --after -B --before -C --context --server-context --api --nats --reconnect-timeout --ca --cert --key' commands='' ;;
        'runs') options='--verbose -q --quiet --color -h --help -n --limit -a --all --driver --resource --event --failed --since --until -o --output --template --local' commands='list show export report prune' ;;
        'runs list') options='--verbose -q --quiet --color -h --help -n --limit -a --all --driver --resource --event --failed --since --until -o --output --template --local' commands='' ;;
        'runs show') options='--verbose -q --quiet --color -h --help --all-executions -o --output --template --env --local' commands='' ;;
        'runs export') options='--verbose -q --quiet --color -h --help --all-executions --session --force --append --redact --redact-path -o --output --template' commands='' ;;
        'runs report') options='--verbose -q --quiet --color -h --help --report --all-executions --session -o --output --template' commands='' ;;
        'runs prune') options='--verbose -q --quiet --color -h --help --keep --older-than --max-size --dry-run -o --output --template' commands='' ;;
        'browse') options='--verbose -q --quiet --color -h --help --project --name --resource --concurrency --timeout --rebuild --program --payload --port --ready' commands='' ;;
        'event') options='--verbose -q --quiet --color -h --help --from --name --after --to --force -o --output --template --definition --context --api --ca --cert --key' commands='new check' ;;
        'event new') options='--verbose -q --quiet --color -h --help --from --name --after --to --force -o --output --template --definition --context --api --ca --cert --key' commands='' ;;
        'event check') options='--verbose -q --quiet --color -h --help -o --output --template --definition --context --api --ca --cert --key' commands='' ;;
        'dev') options='--verbose -q --quiet --color -h --help --port --data --for --pipeline --server --api-port --get-server -o --output' commands='' ;;
        'send') options='--verbose -q --quiet --color -h --help --failed --since --driver --set --set-string --set-json --payload --timeout --concurrency --check --message --ignore --only --without-pipeline --advance --yes --fail-fast --grace --no-store -o --output --context --nats --reconnect-timeout --ca --cert --key' commands='' ;;
        'record') options='--verbose -q --quiet --color -h --help --driver --resource --max-events --for --idle --segment-size --mask --redact --redact-path --force -o --output --template --context --nats --reconnect-timeout --ca --cert --key' commands='' ;;
        'trigger') options='--verbose -q --quiet --color -h --help --set --set-string --set-json --name-suffix --recreate -o --output --template --dry-run -f --follow --driver --idle --pipeline --yes --context --api --nats --reconnect-timeout --ca --cert --key' commands='' ;;
        'apply') options='--verbose -q --quiet --color -h --help -o --output --template --yes --context --api --ca --cert --key' commands='' ;;
        'context') options='--verbose -q --quiet --color -h --help -o --output --template' commands='list show use add remove' ;;
        'context list') options='--verbose -q --quiet --color -h --help -o --output --template' commands='' ;;
        'context show') options='--verbose -q --quiet --color -h --help -o --output --template' commands='' ;;
        'context use') options='--verbose -q --quiet --color -h --help --none -o --output --template' commands='' ;;
        'context add') options='--verbose -q --quiet --color -h --help --api --nats --ca --cert --key --production --no-production --force -o --output --template' commands='' ;;
        'context remove') options='--verbose -q --quiet --color -h --help -o --output --template' commands='' ;;
        'doctor') options='--verbose -q --quiet --color -h --help --offline --build -o --output --template --context --api --nats --ca --cert --key' commands='' ;;
        'server') options='--verbose -q --quiet --color -h --help -o --output --template --context --api --nats --ca --cert --key' commands='status drivers leave resource pipelines' ;;
        'server status') options='--verbose -q --quiet --color -h --help -o --output --template --context --api --nats --ca --cert --key' commands='' ;;
        'server drivers') options='--verbose -q --quiet --color -h --help -o --output --template --local --context --nats --ca --cert --key' commands='' ;;
        'server leave') options='--verbose -q --quiet --color -h --help -o --output --template --yes --context --nats --ca --cert --key' commands='' ;;
        'server resource') options='--verbose -q --quiet --color -h --help -o --output --template --context --api --ca --cert --key' commands='get delete' ;;
        'server resource get') options='--verbose -q --quiet --color -h --help -o --output --template --context --api --ca --cert --key' commands='' ;;
        'server resource delete') options='--verbose -q --quiet --color -h --help -o --output --template --yes --context --api --ca --cert --key' commands='' ;;
        'server pipelines') options='--verbose -q --quiet --color -h --help -o --output --template --local' commands='' ;;
        'completion') options='--verbose -q --quiet --color -h --help' commands='' ;;
        'help') options='--verbose -q --quiet --color -h --help --json' commands='init run replay logs runs browse event dev send record trigger apply context doctor server completion help exit-codes error-codes environment' ;;
        'help runs') options='' commands='list show export report prune' ;;
        'help event') options='' commands='new check' ;;
        'help context') options='' commands='list show use add remove' ;;
        'help server') options='' commands='status drivers leave resource pipelines' ;;
        'help server resource') options='' commands='get delete' ;;
    esac
}

# What completes the value of an option, an argument by its number, or what is behind --.
_conveyor_driver_hint() {
    hint=''
    case $1 in
        ' --color') hint='words auto always never' ;;
        'init --color') hint='words auto always never' ;;
        'init --lang') hint='words sh python java go js rust' ;;
        'init --resource') hint='none' ;;
        'init --package') hint='none' ;;
        'init --folder') hint='folder' ;;
        'init -o') hint='words text json' ;;
        'init --output') hint='words text json' ;;
        'init --template') hint='none' ;;
        'init 1') hint='none' ;;
        'run --color') hint='words auto always never' ;;
        'run --name') hint='driver' ;;
        'run --resource') hint='none' ;;
        'run --concurrency') hint='none' ;;
        'run --timeout') hint='none' ;;
        'run --payload') hint='words string object' ;;
        'run --port') hint='none' ;;
        'run --ready') hint='none' ;;
        'run --events') hint='file' ;;
        'run --only') hint='words event= resource= name= run=' ;;
        'run --set') hint='none' ;;
        'run --set-string') hint='none' ;;
        'run --set-json') hint='none' ;;
        'run --event') hint='words create update delete process' ;;
        'run --max-events') hint='none' ;;
        'run --until-run') hint='none' ;;
        'run --for') hint='none' ;;
        'run --idle') hint='none' ;;
        'run --from') hint='words all new' ;;
        'run --keep-consumer') hint='none' ;;
        'run --pipeline') hint='file' ;;
        'run --until') hint='none' ;;
        'run --ignore') hint='none' ;;
        'run --compare-timeout') hint='none' ;;
        'run --grace') hint='none' ;;
        'run -o') hint='words text json' ;;
        'run --output') hint='words text json' ;;
        'run --report') hint='key_or_file junit= github markdown= html=' ;;
        'run --context') hint='context' ;;
        'run --api') hint='none' ;;
        'run --nats') hint='none' ;;
        'run --reconnect-timeout') hint='none' ;;
        'run --ca') hint='file' ;;
        'run --cert') hint='file' ;;
        'run --key') hint='file' ;;
        'run '[1-9]*) hint='folder' ;;
        'run --') hint='command' ;;
        'replay --color') hint='words auto always never' ;;
        'replay --since') hint='none' ;;
        'replay --driver') hint='driver' ;;
        'replay --project') hint='folder' ;;
        'replay --name') hint='driver' ;;
        'replay --resource') hint='none' ;;
        'replay --concurrency') hint='none' ;;
        'replay --timeout') hint='none' ;;
        'replay --payload') hint='words string object' ;;
        'replay --port') hint='none' ;;
        'replay --ready') hint='none' ;;
        'replay --ignore') hint='none' ;;
        'replay --only') hint='words event= resource= name= run=' ;;
        'replay --set') hint='none' ;;
        'replay --set-string') hint='none' ;;
        'replay --set-json') hint='none' ;;
        'replay --event') hint='words create update delete process' ;;
        'replay --grace') hint='none' ;;
        'replay -o') hint='words text json' ;;
        'replay --output') hint='words text json' ;;
        'replay --report') hint='key_or_file junit= github markdown= html=' ;;
        'replay --from') hint='none' ;;
        'replay --pipeline') hint='file' ;;
        'replay --until') hint='none' ;;
        'replay '[1-9]*) hint='run_or_file' ;;
        'replay --') hint='command' ;;
        'logs --color') hint='words auto always never' ;;
        'logs --run') hint='run' ;;
        'logs --tail') hint='none' ;;
        'logs --cursor-file') hint='file' ;;
        'logs -o') hint='words text json jsonl ext raw' ;;
        'logs --output') hint='words text json jsonl ext raw' ;;
        'logs --template') hint='none' ;;
        'logs --from') hint='words local server' ;;
        'logs --idle') hint='none' ;;
        'logs --pipeline') hint='file' ;;
        'logs --driver') hint='driver' ;;
        'logs --resource') hint='none' ;;
        'logs --event') hint='none' ;;
        'logs --level') hint='words debug info warn error' ;;
        'logs --since') hint='none' ;;
        'logs --until') hint='none' ;;
        'logs --grep') hint='none' ;;
        'logs --exclude') hint='none' ;;
        'logs --highlight') hint='none' ;;
        'logs -A') hint='none' ;;
        'logs --after') hint='none' ;;
        'logs -B') hint='none' ;;
        'logs --before') hint='none' ;;
        'logs -C') hint='none' ;;
        'logs --context') hint='none' ;;
        'logs --server-context') hint='context' ;;
        'logs --api') hint='none' ;;
        'logs --nats') hint='none' ;;
        'logs --reconnect-timeout') hint='none' ;;
        'logs --ca') hint='file' ;;
        'logs --cert') hint='file' ;;
        'logs --key') hint='file' ;;
        'logs 1') hint='run' ;;
        'runs --color') hint='words auto always never' ;;
        'runs -n') hint='none' ;;
        'runs --limit') hint='none' ;;
        'runs --driver') hint='driver' ;;
        'runs --resource') hint='none' ;;
        'runs --event') hint='none' ;;
        'runs --since') hint='none' ;;
        'runs --until') hint='none' ;;
        'runs -o') hint='words text json' ;;
        'runs --output') hint='words text json' ;;
        'runs --template') hint='none' ;;
        'runs list --color') hint='words auto always never' ;;
        'runs list -n') hint='none' ;;
        'runs list --limit') hint='none' ;;
        'runs list --driver') hint='driver' ;;
        'runs list --resource') hint='none' ;;
        'runs list --event') hint='none' ;;
        'runs list --since') hint='none' ;;
        'runs list --until') hint='none' ;;
        'runs list -o') hint='words text json' ;;
        'runs list --output') hint='words text json' ;;
        'runs list --template') hint='none' ;;
        'runs show --color') hint='words auto always never' ;;
        'runs show -o') hint='words text json' ;;
        'runs show --output') hint='words text json' ;;
        'runs show --template') hint='none' ;;
        'runs show 1') hint='run' ;;
        'runs export --color') hint='words auto always never' ;;
        'runs export --redact-path') hint='none' ;;
        'runs export -o') hint='words text json' ;;
        'runs export --output') hint='words text json' ;;
        'runs export --template') hint='none' ;;
        'runs export 1') hint='run' ;;
        'runs export '[1-9]*) hint='run_or_file' ;;
        'runs report --color') hint='words auto always never' ;;
        'runs report --report') hint='key_or_file junit= github markdown= html=' ;;
        'runs report -o') hint='words text json' ;;
        'runs report --output') hint='words text json' ;;
        'runs report --template') hint='none' ;;
        'runs report '[1-9]*) hint='run' ;;
        'runs prune --color') hint='words auto always never' ;;
        'runs prune --keep') hint='none' ;;
        'runs prune --older-than') hint='none' ;;
        'runs prune --max-size') hint='none' ;;
        'runs prune -o') hint='words text json' ;;
        'runs prune --output') hint='words text json' ;;
        'runs prune --template') hint='none' ;;
        'browse --color') hint='words auto always never' ;;
        'browse --project') hint='folder' ;;
        'browse --name') hint='driver' ;;
        'browse --resource') hint='none' ;;
        'browse --concurrency') hint='none' ;;
        'browse --timeout') hint='none' ;;
        'browse --payload') hint='words string object' ;;
        'browse --port') hint='none' ;;
        'browse --ready') hint='none' ;;
        'browse --') hint='command' ;;
        'event --color') hint='words auto always never' ;;
        'event --from') hint='file' ;;
        'event --name') hint='none' ;;
        'event --after') hint='driver' ;;
        'event --to') hint='file' ;;
        'event -o') hint='words text json' ;;
        'event --output') hint='words text json' ;;
        'event --template') hint='none' ;;
        'event --definition') hint='file' ;;
        'event --context') hint='context' ;;
        'event --api') hint='none' ;;
        'event --ca') hint='file' ;;
        'event --cert') hint='file' ;;
        'event --key') hint='file' ;;
        'event 1') hint='none' ;;
        'event new --color') hint='words auto always never' ;;
        'event new --from') hint='file' ;;
        'event new --name') hint='none' ;;
        'event new --after') hint='driver' ;;
        'event new --to') hint='file' ;;
        'event new -o') hint='words text json' ;;
        'event new --output') hint='words text json' ;;
        'event new --template') hint='none' ;;
        'event new --definition') hint='file' ;;
        'event new --context') hint='context' ;;
        'event new --api') hint='none' ;;
        'event new --ca') hint='file' ;;
        'event new --cert') hint='file' ;;
        'event new --key') hint='file' ;;
        'event new 1') hint='none' ;;
        'event check --color') hint='words auto always never' ;;
        'event check -o') hint='words text json' ;;
        'event check --output') hint='words text json' ;;
        'event check --template') hint='none' ;;
        'event check --definition') hint='file' ;;
        'event check --context') hint='context' ;;
        'event check --api') hint='none' ;;
        'event check --ca') hint='file' ;;
        'event check --cert') hint='file' ;;
        'event check --key') hint='file' ;;
        'event check '[1-9]*) hint='file' ;;
        'dev --color') hint='words auto always never' ;;
        'dev --port') hint='none' ;;
        'dev --data') hint='folder' ;;
        'dev --for') hint='none' ;;
        'dev --pipeline') hint='file' ;;
        'dev --api-port') hint='none' ;;
        'dev -o') hint='words text json' ;;
        'dev --output') hint='words text json' ;;
        'send --color') hint='words auto always never' ;;
        'send --since') hint='none' ;;
        'send --driver') hint='driver' ;;
        'send --set') hint='none' ;;
        'send --set-string') hint='none' ;;
        'send --set-json') hint='none' ;;
        'send --payload') hint='words string object' ;;
        'send --timeout') hint='none' ;;
        'send --concurrency') hint='none' ;;
        'send --ignore') hint='none' ;;
        'send --only') hint='words event= resource= name= run=' ;;
        'send --grace') hint='none' ;;
        'send -o') hint='words text json' ;;
        'send --output') hint='words text json' ;;
        'send --context') hint='context' ;;
        'send --nats') hint='none' ;;
        'send --reconnect-timeout') hint='none' ;;
        'send --ca') hint='file' ;;
        'send --cert') hint='file' ;;
        'send --key') hint='file' ;;
        'send '[1-9]*) hint='run_or_file' ;;
        'record --color') hint='words auto always never' ;;
        'record --driver') hint='driver' ;;
        'record --resource') hint='none' ;;
        'record --max-events') hint='none' ;;
        'record --for') hint='none' ;;
        'record --idle') hint='none' ;;
        'record --segment-size') hint='none' ;;
        'record --mask') hint='none' ;;
        'record --redact-path') hint='none' ;;
        'record -o') hint='words text json' ;;
        'record --output') hint='words text json' ;;
        'record --template') hint='none' ;;
        'record --context') hint='context' ;;
        'record --nats') hint='none' ;;
        'record --reconnect-timeout') hint='none' ;;
        'record --ca') hint='file' ;;
        'record --cert') hint='file' ;;
        'record --key') hint='file' ;;
        'record 1') hint='file' ;;
        'trigger --color') hint='words auto always never' ;;
        'trigger --set') hint='none' ;;
        'trigger --set-string') hint='none' ;;
        'trigger --set-json') hint='none' ;;
        'trigger -o') hint='words text json' ;;
        'trigger --output') hint='words text json' ;;
        'trigger --template') hint='none' ;;
        'trigger --driver') hint='driver' ;;
        'trigger --idle') hint='none' ;;
        'trigger --pipeline') hint='file' ;;
        'trigger --context') hint='context' ;;
        'trigger --api') hint='none' ;;
        'trigger --nats') hint='none' ;;
        'trigger --reconnect-timeout') hint='none' ;;
        'trigger --ca') hint='file' ;;
        'trigger --cert') hint='file' ;;
        'trigger --key') hint='file' ;;
        'trigger 1') hint='file' ;;
        'apply --color') hint='words auto always never' ;;
        'apply -o') hint='words text json' ;;
        'apply --output') hint='words text json' ;;
        'apply --template') hint='none' ;;
        'apply --context') hint='context' ;;
        'apply --api') hint='none' ;;
        'apply --ca') hint='file' ;;
        'apply --cert') hint='file' ;;
        'apply --key') hint='file' ;;
        'apply '[1-9]*) hint='file' ;;
        'context --color') hint='words auto always never' ;;
        'context -o') hint='words text json' ;;
        'context --output') hint='words text json' ;;
        'context --template') hint='none' ;;
        'context list --color') hint='words auto always never' ;;
        'context list -o') hint='words text json' ;;
        'context list --output') hint='words text json' ;;
        'context list --template') hint='none' ;;
        'context show --color') hint='words auto always never' ;;
        'context show -o') hint='words text json' ;;
        'context show --output') hint='words text json' ;;
        'context show --template') hint='none' ;;
        'context show 1') hint='context' ;;
        'context use --color') hint='words auto always never' ;;
        'context use -o') hint='words text json' ;;
        'context use --output') hint='words text json' ;;
        'context use --template') hint='none' ;;
        'context use 1') hint='context' ;;
        'context add --color') hint='words auto always never' ;;
        'context add --api') hint='none' ;;
        'context add --nats') hint='none' ;;
        'context add --ca') hint='file' ;;
        'context add --cert') hint='file' ;;
        'context add --key') hint='file' ;;
        'context add -o') hint='words text json' ;;
        'context add --output') hint='words text json' ;;
        'context add --template') hint='none' ;;
        'context add 1') hint='none' ;;
        'context remove --color') hint='words auto always never' ;;
        'context remove -o') hint='words text json' ;;
        'context remove --output') hint='words text json' ;;
        'context remove --template') hint='none' ;;
        'context remove 1') hint='context' ;;
        'doctor --color') hint='words auto always never' ;;
        'doctor -o') hint='words text json' ;;
        'doctor --output') hint='words text json' ;;
        'doctor --template') hint='none' ;;
        'doctor --context') hint='context' ;;
        'doctor --api') hint='none' ;;
        'doctor --nats') hint='none' ;;
        'doctor --ca') hint='file' ;;
        'doctor --cert') hint='file' ;;
        'doctor --key') hint='file' ;;
        'doctor 1') hint='folder' ;;
        'server --color') hint='words auto always never' ;;
        'server -o') hint='words text json' ;;
        'server --output') hint='words text json' ;;
        'server --template') hint='none' ;;
        'server --context') hint='context' ;;
        'server --api') hint='none' ;;
        'server --nats') hint='none' ;;
        'server --ca') hint='file' ;;
        'server --cert') hint='file' ;;
        'server --key') hint='file' ;;
        'server status --color') hint='words auto always never' ;;
        'server status -o') hint='words text json' ;;
        'server status --output') hint='words text json' ;;
        'server status --template') hint='none' ;;
        'server status --context') hint='context' ;;
        'server status --api') hint='none' ;;
        'server status --nats') hint='none' ;;
        'server status --ca') hint='file' ;;
        'server status --cert') hint='file' ;;
        'server status --key') hint='file' ;;
        'server drivers --color') hint='words auto always never' ;;
        'server drivers -o') hint='words text json' ;;
        'server drivers --output') hint='words text json' ;;
        'server drivers --template') hint='none' ;;
        'server drivers --context') hint='context' ;;
        'server drivers --nats') hint='none' ;;
        'server drivers --ca') hint='file' ;;
        'server drivers --cert') hint='file' ;;
        'server drivers --key') hint='file' ;;
        'server leave --color') hint='words auto always never' ;;
        'server leave -o') hint='words text json' ;;
        'server leave --output') hint='words text json' ;;
        'server leave --template') hint='none' ;;
        'server leave --context') hint='context' ;;
        'server leave --nats') hint='none' ;;
        'server leave --ca') hint='file' ;;
        'server leave --cert') hint='file' ;;
        'server leave --key') hint='file' ;;
        'server leave 1') hint='none' ;;
        'server resource --color') hint='words auto always never' ;;
        'server resource -o') hint='words text json' ;;
        'server resource --output') hint='words text json' ;;
        'server resource --template') hint='none' ;;
        'server resource --context') hint='context' ;;
        'server resource --api') hint='none' ;;
        'server resource --ca') hint='file' ;;
        'server resource --cert') hint='file' ;;
        'server resource --key') hint='file' ;;
        'server resource 1') hint='none' ;;
        'server resource get --color') hint='words auto always never' ;;
        'server resource get -o') hint='words text json' ;;
        'server resource get --output') hint='words text json' ;;
        'server resource get --template') hint='none' ;;
        'server resource get --context') hint='context' ;;
        'server resource get --api') hint='none' ;;
        'server resource get --ca') hint='file' ;;
        'server resource get --cert') hint='file' ;;
        'server resource get --key') hint='file' ;;
        'server resource get 1') hint='none' ;;
        'server resource delete --color') hint='words auto always never' ;;
        'server resource delete -o') hint='words text json' ;;
        'server resource delete --output') hint='words text json' ;;
        'server resource delete --template') hint='none' ;;
        'server resource delete --context') hint='context' ;;
        'server resource delete --api') hint='none' ;;
        'server resource delete --ca') hint='file' ;;
        'server resource delete --cert') hint='file' ;;
        'server resource delete --key') hint='file' ;;
        'server resource delete 1') hint='none' ;;
        'server pipelines --color') hint='words auto always never' ;;
        'server pipelines -o') hint='words text json' ;;
        'server pipelines --output') hint='words text json' ;;
        'server pipelines --template') hint='none' ;;
        'completion --color') hint='words auto always never' ;;
        'completion 1') hint='words bash zsh fish powershell' ;;
        'help --color') hint='words auto always never' ;;
        'help '[1-9]*) hint='none' ;;
    esac
}

_conveyor_driver_is_command() {
    case $1 in
        'init' | 'run' | 'replay' | 'logs' | 'runs' | 'runs list' | 'runs show' | 'runs export' | 'runs report' | 'runs prune' | 'browse' | 'event' | 'event new' | 'event check' | 'dev' | 'send' | 'record' | 'trigger' | 'apply' | 'context' | 'context list' | 'context show' | 'context use' | 'context add' | 'context remove' | 'doctor' | 'server' | 'server status' | 'server drivers' | 'server leave' | 'server resource' | 'server resource get' | 'server resource delete' | 'server pipelines' | 'completion' | 'help' | 'help runs' | 'help event' | 'help context' | 'help server' | 'help server resource') ;;
        *) return 1 ;;
    esac
}

# Takes the line $1 apart as the shell does, and evaluates nothing of it. words: what each word means. Of the last one, expands: whether the
# shell would make something else of it; quote: the quote that is open; cut: the beginning that readline leaves alone, since it completes what
# is behind a character that breaks words, or in an open quote.
_conveyor_driver_split() {
    local word='' begun='' opened='' char next i
    words=() cut='' expands='' quote=''
    for ((i = 0; i < ${#1}; i++)); do
        char=${1:i:1}
        if [[ $char == \\ && $quote != "'" ]]; then
            next=${1:i+1:1}
            [[ $quote == '"' && $next != [\$\`\"\\] ]] && next=$char || i=$((i + 1))
            word+=$next begun=yes
        elif [[ -n $quote && $char == "$quote" ]]; then
            quote=''
        elif [[ -z $quote && $char == [\'\"] ]]; then
            quote=$char opened=$word begun=yes
        elif [[ -z $quote && $char == [[:space:]] ]]; then
            [[ -n $begun ]] && words+=("$word")
            word='' begun='' cut='' expands=''
        else
            [[ $char == [\$\`] && $quote != "'" || $char == '~' && -z $quote && $word == "$cut" ]] && expands=yes
            [[ -z $quote && $char == @ && $COMP_WORDBREAKS == *@* ]] && cut=$word
            word+=$char begun=yes
            [[ -z $quote && $char == [=:] && $COMP_WORDBREAKS == *"$char"* ]] && cut=$word
        fi
    done
    [[ -n $quote ]] && cut=$opened
    words+=("$word")
    while [[ ${#words[@]} -gt 1 && ${words[0]} == [A-Za-z_]*=* && ${words[0]%%=*} != *[!A-Za-z0-9_]* ]]; do
        words=("${words[@]:1}")
    done
}

_conveyor_driver_add() {
    COMPREPLY+=("${1#"$cut"}")
}

# Adds the words of $1 that continue $2; $3 is what stands before them in the same word.
_conveyor_driver_reply() {
    local word
    for word in $1; do
        [[ $word == "$2"* ]] && _conveyor_driver_add "$3$word"
    done
}

# Adds what the tool answers. A line is a word, a tab and what it is.
_conveyor_driver_ask() {
    local word rest
    compopt -o nosort 2>/dev/null
    while IFS=$'\t' read -r word rest; do
        [[ -n $word && $word == "$2"* ]] && _conveyor_driver_add "$3$word"
    done < <("$program" __complete "$1" "$2" 2>/dev/null)
}

# Prints the paths that begin with $1, each with a zero byte behind it.
_conveyor_driver_paths() (
    set +f
    shopt -u failglob
    shopt -s nullglob
    for path in "$1"*; do
        printf '%s\0' "$path"
    done
)

# Adds the files, or the folders alone, whose path begins with $2.
_conveyor_driver_files() {
    local file word i
    if [[ -n $expands ]]; then
        _conveyor_driver_expanded "$@"
        return
    fi
    while IFS= read -r -d '' file; do
        [[ $1 != folder || -d $file ]] || continue
        word=$3$file
        # readline adds the slash to what it takes for a path
        [[ -d $file && ${word#"$cut"} != "$file" ]] && word+=/
        _conveyor_driver_add "$word"
        compopt -o filenames 2>/dev/null && continue
        i=$((${#COMPREPLY[@]} - 1)) # a bash before 4 quotes nothing
        printf -v word %q "${COMPREPLY[i]}"
        COMPREPLY[i]=$word
    done < <(_conveyor_driver_paths "$2")
}

# The same where the shell would expand the path: readline knows how, but for a variable in double quotes, which it would quote.
_conveyor_driver_expanded() {
    local file base rest word
    if [[ $quote != '"' || ! $2 =~ ^\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?(/.*)$ ]]; then
        [[ $1 == folder ]] && compopt -o dirnames 2>/dev/null || compopt -o default 2>/dev/null
        return
    fi
    base=${!BASH_REMATCH[1]} rest=${BASH_REMATCH[2]}
    while IFS= read -r -d '' file; do
        word=${file#"$base"}
        word=${word//\\/\\\\} word=${word//\"/\\\"} word=${word//\$/\\\$} word=${word//\`/\\\`}
        if [[ -d $file ]]; then
            _conveyor_driver_add "$3${2%"$rest"}$word/"
        elif [[ $1 != folder ]]; then
            _conveyor_driver_add "$3${2%"$rest"}$word"
        fi
    done < <(_conveyor_driver_paths "$base$rest")
}

# Adds the words of $1 that continue $2, or the files behind one of them that ends with =; $3 is what stands before them in the same word.
_conveyor_driver_key_or_file() {
    local key=${2%%=*}=
    if [[ $2 == *=* && " $1 " == *" $key "* ]]; then
        _conveyor_driver_files file "${2#*=}" "$3$key"
    else
        _conveyor_driver_reply "$@"
    fi
}

# Completes $2 by the hint $1; $3 is what stands before it in the same word.
_conveyor_driver_value() {
    case $1 in
        file | folder) _conveyor_driver_files "$@" ;;
        run) _conveyor_driver_ask runs "$2" "$3" ;;
        run_or_file)
            _conveyor_driver_ask runs "$2" "$3"
            _conveyor_driver_files file "$2" "$3"
            ;;
        driver) _conveyor_driver_ask drivers "$2" "$3" ;;
        context) _conveyor_driver_ask contexts "$2" "$3" ;;
        key_or_file\ *) _conveyor_driver_key_or_file "${1#key_or_file }" "$2" "$3" ;;
        words\ *) _conveyor_driver_reply "${1#words }" "$2" "$3" ;;
    esac
    # behind = and / there is more to type
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/] ]] && compopt -o nospace 2>/dev/null
}

# Finds the tool that is being typed: ~/ and $HOME/ in front are known, nothing is evaluated.
_conveyor_driver_find() {
    program=$1
    case $program in
        '~/'* | '$HOME/'* | '${HOME}/'*) program=$HOME/${program#*/} ;;
    esac
}

_conveyor_driver() {
    local line=${COMP_LINE:0:COMP_POINT} IFS=$' \t\n'
    local -a words
    local program path='' number=0 value='' hint options commands cur cut expands quote word i last
    _conveyor_driver_split "$line"
    _conveyor_driver_find "${words[0]}"
    last=$((${#words[@]} - 1)) cur=${words[${#words[@]} - 1]}
    COMPREPLY=()
    for ((i = 1; i < last; i++)); do
        word=${words[i]}
        if [[ -n $value ]]; then
            value=''
            continue
        fi
        case $word in
            --)
                _conveyor_driver_hint "$path --"
                [[ $hint == command && $i -eq $((last - 1)) ]] && COMPREPLY=($(compgen -c -- "$cur"))
                compopt -o default 2>/dev/null
                return
                ;;
            -*=*) ;;
            -*)
                _conveyor_driver_hint "$path $word"
                value=$hint
                ;;
            *)
                if [[ $number == 0 ]] && _conveyor_driver_is_command "${path:+$path }$word"; then
                    path=${path:+$path }$word
                elif [[ -z $path ]]; then
                    return
                else
                    number=$((number + 1))
                fi
                ;;
        esac
    done
    if [[ -n $value ]]; then
        _conveyor_driver_hint "$path $word"
        _conveyor_driver_value "$hint" "$cur" ''
        return
    fi
    _conveyor_driver_words "$path"
    case $cur in
        --*=*)
            _conveyor_driver_hint "$path ${cur%%=*}"
            _conveyor_driver_value "$hint" "${cur#*=}" "${cur%%=*}="
            ;;
        -*) _conveyor_driver_reply "$options" "$cur" '' ;;
        *)
            [[ $number == 0 ]] && _conveyor_driver_reply "$commands" "$cur" ''
            _conveyor_driver_hint "$path $((number + 1))"
            _conveyor_driver_value "$hint" "$cur" ''
            ;;
    esac
}

complete -F _conveyor_driver conveyor-driver
