// The completion script for PowerShell, 5.1 and 7. Written by its documentation: no test runs it.
export const powershell = `# PowerShell completion for castkit and cast2gif (untested)
Register-ArgumentCompleter -Native -CommandName castkit, cast2gif -ScriptBlock {
  param($typed, $line, $cursor)
  $words = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
    if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
  })
  $current = $typed.Trim([char[]]"\`"'")
  $answer = @(castkit __complete powershell "=$current" @words 2>$null)
  if ($answer.Count -eq 0) { return }
  $files, $prefix = $answer[0] -split "\`t", 2
  $found = @($answer | Select-Object -Skip 1 | ForEach-Object {
    $word, $note = $_ -split "\`t", 2
    if (-not $note) { $note = $word }
    $text = if ($word -match "[\\s'\`",;(){}|&\`$]") { "'" + ($word -replace "'", "''") + "'" } else { $word }
    [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $note)
  })
  # Where nothing is returned, PowerShell offers files of its own accord; an empty text keeps it from that.
  if ($found.Count -gt 0) { return $found }
  if ($files -eq 'none') { return '' }
  if (-not $prefix -and $files -eq 'files') { return }
  Get-ChildItem -Path ($current.Substring("$prefix".Length) + '*') -Directory:($files -eq 'folders') | ForEach-Object {
    $path = "$prefix" + (Resolve-Path -Relative -LiteralPath $_.FullName)
    if ($path -match '\\s') { $path = "'" + $path + "'" }
    [System.Management.Automation.CompletionResult]::new($path, $_.Name, 'ProviderItem', $path)
  }
}
`;
