#compdef conveyor-driver
# zsh completion of conveyor-driver. Made from the table of commands by `mvn -Pgenerate test`: change it there.

# Finds the tool that is being typed. What stands there is looked at, never evaluated: quotes, and ~/ or $NAME/ in front, no more.
(( $+functions[_conveyor-driver_find] )) ||
_conveyor-driver_find() {
    setopt localoptions extendedglob
    local word=$1 base=
    local -a match mbegin mend
    if [[ $word == '~/'* ]]; then
        base=$HOME word=${word#'~'}
    elif [[ $word == (#b)(\"|)\$(|\{)([A-Za-z_][A-Za-z0-9_]#)(|\})(/*) ]]; then
        base=${(P)match[3]} word=$match[1]$match[5]
    fi
    [[ $word == *[\$\`]* ]] && return
    word=$base${(Q)word}
    (( $+commands[$word] + $+functions[$word] )) || [[ -f $word && -x $word ]] || return
    _conveyor_driver_program=$word
}

# Files, unless the word has more to be evaluated than variables: _files would do so.
(( $+functions[_conveyor-driver_files] )) ||
_conveyor-driver_files() {
    setopt localoptions extendedglob
    [[ ${${PREFIX//\$[A-Za-z_][A-Za-z0-9_]#}//\$\{[A-Za-z_][A-Za-z0-9_]#\}} == *[\$\`]* ]] && return 1
    _files "$@"
}

# Asks the tool for $1; the rest is for compadd. A line is a word, a tab and what it is.
(( $+functions[_conveyor-driver_ask] )) ||
_conveyor-driver_ask() {
    [[ -n $_conveyor_driver_program ]] || return 1
    local line word
    local -i wide
    local -a found shown open
    for line in ${(f)"$("$_conveyor_driver_program" __complete "$1" "${(Q)PREFIX}" 2>/dev/null)"}; do
        word=${line%%$'\t'*}
        if [[ $word == */ ]]; then
            open+=("$word")
        else
            found+=("$word")
            wide=$(( $#word < 16 ? 16 : $#word ))
            shown+=("${(r:wide:)word}  ${line#*$'\t'}")
        fi
    done
    compadd -V "conveyor-driver-$1" "${@:2}" -l -d shown -a found
    compadd -V "conveyor-driver-$1" "${@:2}" -S '' -a open
}

(( $+functions[_conveyor-driver_runs] )) ||
_conveyor-driver_runs() {
    _conveyor-driver_ask runs "$@"
}

(( $+functions[_conveyor-driver_drivers] )) ||
_conveyor-driver_drivers() {
    _conveyor-driver_ask drivers "$@"
}

(( $+functions[_conveyor-driver_contexts] )) ||
_conveyor-driver_contexts() {
    _conveyor-driver_ask contexts "$@"
}

(( $+functions[_conveyor-driver_run_or_file] )) ||
_conveyor-driver_run_or_file() {
    _conveyor-driver_runs "$@"
    _conveyor-driver_files
}

# One of the words behind --, or a file behind one that ends with =; what stands before -- is for compadd.
(( $+functions[_conveyor-driver_key_or_file] )) ||
_conveyor-driver_key_or_file() {
    if compset -P 1 '*='; then
        _conveyor-driver_files "${(@)argv[1,${argv[(i)--]}-1]}"
    else
        compadd -S '' "$@"
    fi
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
        (( $+functions[_conveyor-driver-$name-$subcommand] )) && _conveyor-driver-$name-$subcommand
    else
        _conveyor-driver-$name-itself
    fi
}

@functions@
_conveyor-driver() {
    local curcontext=$curcontext state line _conveyor_driver_program=
    _conveyor-driver_find "$words[1]"
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
