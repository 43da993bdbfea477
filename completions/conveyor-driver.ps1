# PowerShell completion of conveyor-driver. Made by `mvn -Pgenerate test`: change it there.

# The tool itself knows which words may come next. It reads the words before the cursor from its standard input, a line each, since cmd would take
# apart what stands behind the name of a batch file. A line of the answer is a word, a tab and what it is. Without an answer PowerShell offers files.
Register-ArgumentCompleter -Native -CommandName conveyor-driver -ScriptBlock {
    param($typed, $command, $cursor)
    $tool = Get-Command -Name $command.GetCommandName() -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if (-not $tool) { return }
    $words = @($command.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.Extent.Text })
    ($words + "$typed") -join "`n" | & $tool __complete powershell 2>$null | ForEach-Object {
        $word, $about = $_ -split "`t", 2
        if (-not $about) { $about = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word.Trim("'"), 'ParameterValue', $about)
    }
}
