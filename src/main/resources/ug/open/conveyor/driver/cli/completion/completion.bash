# bash completion of conveyor-driver. Made from the table of commands by `mvn -Pgenerate test`: change it there.

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
