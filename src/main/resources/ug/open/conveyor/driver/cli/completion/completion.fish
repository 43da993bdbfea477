# fish completion of conveyor-driver. Made from the table of commands by `mvn -Pgenerate test`: change it there.

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
                contains -- "$longer" @paths@; or break
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

# Prints the words, or the files behind one of them that ends with =.
function __conveyor_driver_key_or_file
    set -l word (commandline -ct | string replace -r '^--[^=]*=' '')
    set -l key (string match -r '^[^=]*=' -- $word)
    if test -n "$key"; and contains -- $key $argv
        set -l file (string sub -s (math (string length -- $key) + 1) -- $word)
        printf "$key%s\n" (complete -C "'' $file")
    else
        printf '%s\n' $argv
    end
end

complete -c conveyor-driver -f
complete -c conveyor-driver -n '__conveyor_driver_at ""' -s h -l help -d 'Show this help'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -s V -l version -d 'Show the version'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -l verbose -d 'Say more'
complete -c conveyor-driver -n '__conveyor_driver_at ""' -l color -x -a 'auto always never' -d 'When to colour'
@lines@
