#compdef conveyor-driver
# zsh completion of conveyor-driver. Made from the table of commands by `mvn -Pcompletions test`: change it there.

# Asks the tool for $1; the rest is for compadd. A line is a word, a tab and what it is.
(( $+functions[_conveyor-driver_ask] )) ||
_conveyor-driver_ask() {
    local line
    local -a found shown
    for line in ${(f)"$(_call_program $1 $_conveyor_driver_program __complete $1 ${(q)PREFIX} 2>/dev/null)"}; do
        found+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  }")
    done
    compadd "${@:2}" -l -d shown -a found
}

(( $+functions[_conveyor-driver_runs] )) ||
_conveyor-driver_runs() {
    _conveyor-driver_ask runs "$@"
}

(( $+functions[_conveyor-driver_drivers] )) ||
_conveyor-driver_drivers() {
    _conveyor-driver_ask drivers "$@"
}

(( $+functions[_conveyor-driver_run_or_file] )) ||
_conveyor-driver_run_or_file() {
    _conveyor-driver_runs "$@"
    _files
}

# Behind -- there is a command with words of its own.
(( $+functions[_conveyor-driver_behind_dashes] )) ||
_conveyor-driver_behind_dashes() {
    local dashes=${words[(i)--]}
    (( dashes < CURRENT )) || return 1
    shift $dashes words
    (( CURRENT -= dashes ))
    _normal
}

# A command with subcommands: the word behind it is one of them, or it stands for the first.
(( $+functions[_conveyor-driver_family] )) ||
_conveyor-driver_family() {
    local name=$1
    local -a rows=("${@:2}")
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe -t commands subcommand rows
    elif [[ -n ${(M)rows:#$words[2]:*} ]]; then
        local subcommand=$words[2]
        shift words
        (( CURRENT-- ))
        _conveyor-driver-$name-$subcommand
    else
        _conveyor-driver-$name-itself
    fi
}

@functions@
_conveyor-driver() {
    local curcontext=$curcontext state line _conveyor_driver_program=$words[1]
    local -a first=(
@commands@
    )
    _arguments -C \
        '(- *)'{-h,--help}'[Show this help]' \
        '(- *)'{-V,--version}'[Show the version]' \
        '--verbose[Say more]' \
        '--color=[When to colour]:WHEN:(auto always never)' \
        '1: :->command' \
        '*:: :->arguments'
    case $state in
        command) _describe -t commands command first ;;
        arguments) (( $+functions[_conveyor-driver-$words[1]] )) && _conveyor-driver-$words[1] ;;
    esac
}

if [[ $funcstack[1] == _conveyor-driver ]]; then
    _conveyor-driver "$@"
else
    compdef _conveyor-driver conveyor-driver
fi
