# bash completion of conveyor-driver. Made from the table of commands by `mvn -Pcompletions test`: change it there.

# The options and the subcommands of a command.
_conveyor_driver_words() {
    options='' commands=''
    case $1 in
@words@
    esac
}

# What completes the value of an option, an argument by its number, or what is behind --.
_conveyor_driver_hint() {
    hint=''
    case $1 in
@hints@
    esac
}

_conveyor_driver_is_command() {
    case $1 in
        @paths@) ;;
        *) return 1 ;;
    esac
}

# Puts the words of $1 that continue $2 behind $3 into the reply, as readline wants them: without what is before a character that breaks words
# for it.
_conveyor_driver_reply() {
    local breaks='' char cut word
    for char in : =; do
        [[ $COMP_WORDBREAKS == *"$char"* ]] && breaks+=$char
    done
    cut=$3$2
    [[ -n $breaks && $cut == *["$breaks"]* ]] && cut=${cut%"${cut##*["$breaks"]}"} || cut=''
    for word in $1; do
        [[ $word == "$2"* ]] || continue
        word=$3$word
        COMPREPLY+=("${word#"$cut"}")
    done
}

# Asks the tool. A line is a word, a tab and what it is.
_conveyor_driver_ask() {
    "$program" __complete "$1" "$2" 2>/dev/null | cut -f1
}

# Completes $2 by the hint $1; $3 is what stands before it in the same word.
_conveyor_driver_value() {
    case $1 in
        file) compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$2")) ;;
        folder) compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "$2")) ;;
        run) _conveyor_driver_reply "$(_conveyor_driver_ask runs "$2")" "$2" "$3" ;;
        run_or_file)
            _conveyor_driver_reply "$(_conveyor_driver_ask runs "$2")" "$2" "$3"
            compopt -o default 2>/dev/null
            ;;
        driver) _conveyor_driver_reply "$(_conveyor_driver_ask drivers "$2")" "$2" "$3" ;;
        words\ *) _conveyor_driver_reply "${1#words }" "$2" "$3" ;;
    esac
}

_conveyor_driver() {
    local line=${COMP_LINE:0:COMP_POINT} IFS=$' \t\n'
    local -a words
    local program path='' number=0 value='' hint options commands cur word i last
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=('')
    program=${words[0]} last=$((${#words[@]} - 1)) cur=${words[${#words[@]} - 1]}
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
