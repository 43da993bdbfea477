@echo off
rem Starts conveyor-driver as the shell's launcher beside it does, which says why Java gets which options. It starts no process but java.
rem
rem cmd takes a line apart after it has put in what is between percent signs, and before it puts in what is between exclamation marks. So a path
rem stands between quotes, which no path has in it, and a word of the command line between exclamation marks. The words go to java as they came:
rem what their quotes hold together stays together, and what no quote holds has been taken apart before this file begins. One thing is left: a
rem character that the caller protects by ^ alone is not protected in a batch file, whatever that file does; docs/install.md says so.
setlocal EnableExtensions DisableDelayedExpansion
call :home

rem A Java of its own (src/assembly/runtime.xml) comes first.
set "_cd_java=%_cd_home%\runtime\bin\java.exe"
if exist "%_cd_java%" goto found
if not defined JAVA_HOME goto path
set "_cd_java=%JAVA_HOME:"=%\bin\java.exe"
for %%j in ("%_cd_java%") do set "_cd_java=%%~fj"
if exist "%_cd_java%" goto found
setlocal EnableDelayedExpansion
echo conveyor-driver: no Java at !_cd_java!: JAVA_HOME must name a JDK, 17 or newer>&2
exit /b 127
:path
for %%j in (java.exe) do set "_cd_java=%%~$PATH:j"
if defined _cd_java goto found
echo conveyor-driver: no Java found: put java on the PATH or set JAVA_HOME to a JDK, 17 or newer>&2
exit /b 127

rem The place of the class-data archive (Archive.java). What is in it becomes code: so it lies below the folder that Windows keeps for this user
rem alone, since cmd cannot ask who may write elsewhere.
:found
set "_cd_slot=%LOCALAPPDATA%\conveyor-driver\cache\start\%_cd_java::=%\%_cd_home::=%"
if not "%LOCALAPPDATA:~1,2%"==":\" set "_cd_slot="
if defined _cd_slot if not "%_cd_slot:;=%"=="%_cd_slot%" set "_cd_slot="
if "%_cd_home:;=%"=="%_cd_home%" goto archive
setlocal EnableDelayedExpansion
echo conveyor-driver: Java finds nothing in a folder with a semicolon in its name: move !_cd_home!>&2
exit /b 2

rem The archive's file start is one line: the collector, what the archive fits, its name.
:archive
for %%v in (gc fits file fixed) do set "_cd_%%v="
if not defined _cd_slot goto choose
if defined CI goto choose
if not exist "%_cd_slot%\start" goto choose
for /f "usebackq tokens=1-3 delims=|" %%a in ("%_cd_slot%\start") do (
  set "_cd_gc=%%a"
  set "_cd_fits=%%b"
  set "_cd_file=%%~nxc"
)
for %%g in (UseG1GC UseSerialGC) do if "%_cd_gc%"=="-XX:+%%g" if exist "%_cd_slot%\%_cd_file%" set "_cd_fixed=yes"
if not defined _cd_fixed for %%v in (gc fits file) do set "_cd_%%v="
if defined _cd_fixed set "_cd_fixed=-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"

:choose
setlocal EnableDelayedExpansion
set "_cd_brief=-XX:TieredStopAtLevel=1"
set "_cd_simple=%_cd_brief% -XX:CompileThresholdScaling=3 -Djdk.reflect.useNativeAccessorOnly=true -Dsun.reflect.inflationThreshold=1000"
set "_cd_often=-XX:CompileCommand=quiet"
for %%p in (ug.open com.fasterxml java.util.concurrent) do set "_cd_often=!_cd_often! -XX:CompileCommand=CompileThresholdScaling,%%p.*::*,0.1"
set "_cd_jit=%_cd_brief%"
for %%v in (command heap code recorded before some many) do set "_cd_%%v="

rem Looks at the words up to the one that settles it. For cmd a word ends at = too, and an empty one is the last.
:word
set _cd_word=%1

if not defined _cd_word goto words
set "_cd_word=%_cd_word:"=%"
shift
if defined _cd_command goto inside
for %%o in (-h --help -V --version --verbose) do if "!_cd_word!"=="%%o" goto word
if "!_cd_word!"=="--color" shift
if "!_cd_word!"=="--color" goto word
set "_cd_command=!_cd_word!"
if "!_cd_command!"=="record" set "_cd_jit=-XX:FreqInlineSize=100"
if "!_cd_command!"=="run" set "_cd_code=unknown"
if "!_cd_command!"=="replay" set "_cd_code=unknown"
if not defined _cd_code goto word
if "!_cd_command!"=="run" set "_cd_jit=-XX:FreqInlineSize=100 -XX:CompileThresholdScaling=2"
set "_cd_heap=-Xms96m"
goto word
:inside
if "!_cd_word!"=="--" goto dashes
if "!_cd_command! !_cd_word!"=="logs --grep" set "_cd_jit=-XX:CompileThresholdScaling=3"
if not defined _cd_code goto word
if "!_cd_word!"=="--program" set "_cd_code=program"
if "!_cd_before!"=="--events" for %%f in ("%_cd_word%") do if exist "%%~f" (
  if %%~zf GTR 32768 set "_cd_some=yes"
  if %%~zf GTR 33554432 set "_cd_many=yes"
)
set "_cd_before=!_cd_word!"
if "!_cd_command! !_cd_word!"=="run --events" set "_cd_recorded=yes"
for %%o in (-h --help) do if "!_cd_word!"=="%%o" goto help
set "_cd_folder=%_cd_word%"
call :look
goto word
:help
for %%v in (heap code) do set "_cd_%%v="
set "_cd_jit=%_cd_brief%"
goto words
:dashes
if defined _cd_code if not "!_cd_code!"=="program" set "_cd_code=command"

:words
set "_cd_folder=."
if "!_cd_code!"=="unknown" call :look
if defined _cd_recorded if not defined _cd_many set "_cd_jit=%_cd_brief%"
if "!_cd_code!"=="command" set "_cd_jit=%_cd_simple%"
if "!_cd_command!"=="run" if not defined _cd_recorded set "_cd_some=yes"
if "!_cd_code!"=="program" set "_cd_jit=%_cd_simple%"
if "!_cd_code!"=="program" if defined _cd_some set "_cd_jit=%_cd_simple% %_cd_often%"
for %%c in (command program) do if "!_cd_code!"=="%%c" set "_cd_many="

rem Options that a user gives to Java win over those of this file.
set "_cd_own=: !CONVEYOR_DRIVER_JAVA_OPTS!"
set "_cd_own=%_cd_own:"=%"
set "_cd_said=: !_cd_own! !JAVA_TOOL_OPTIONS! !JDK_JAVA_OPTIONS!"
set "_cd_said=%_cd_said:"=%"
if not "%_cd_own:-XX:=%"=="%_cd_own%" set "_cd_fixed="
if defined _cd_many set "_cd_gc=-XX:+UseG1GC"
if not "%_cd_said:GC=%"=="%_cd_said%" set "_cd_gc="
set "_cd_limit="
if not "%_cd_said:-Xmx=%"=="%_cd_said%" set "_cd_limit=yes"
if not "%_cd_said:Heap=%"=="%_cd_said%" set "_cd_limit=yes"
if not "%_cd_said:RAM=%"=="%_cd_said%" set "_cd_limit=yes"
if defined _cd_limit if defined _cd_heap set "_cd_heap=-XX:InitialRAMPercentage=0.1 -XX:GCTimeRatio=4"
if not "%_cd_said:-Xmn=%"=="%_cd_said%" set "_cd_heap="
if not "%_cd_said:-Xms=%"=="%_cd_said%" set "_cd_heap="
if not "%_cd_said:Initial=%"=="%_cd_said%" set "_cd_heap="
if not "%_cd_said:Min=%"=="%_cd_said%" set "_cd_heap="

set "_cd_options=!_cd_jit! !_cd_heap! !_cd_gc! !_cd_fixed!"
endlocal & set "_cd_options=%_cd_options%"
set "_cd_archive="
if defined _cd_file set "_cd_archive=%_cd_slot%\%_cd_file%"
if defined _cd_file set _cd_options=%_cd_options% "-XX:SharedArchiveFile=%_cd_archive%"
rem Native code writes to the console, whatever the command.
set _cd_options=%_cd_options% --enable-native-access=ALL-UNNAMED -Xlog:disable -XX:-UsePerfData -Dfile.encoding=UTF-8 %CONVEYOR_DRIVER_JAVA_OPTS%
set _cd_options=%_cd_options% "-Dlauncher.java=%_cd_java%" "-Dlauncher.slot=%_cd_slot%"
set _cd_options=%_cd_options% "-Dlauncher.archive=%_cd_archive%" "-Dlauncher.fits=%_cd_fits%" -cp "%_cd_home%\lib\*"

rem A goto without its label ends a batch file, and cmd does the rest of the line all the same: then it has no batch file to ask about at Ctrl-C,
rem hands on the exit code to an operator behind it too, and java gets the caller's variables. Wine's cmd does no rest of a line, and never asks.
if exist "%SystemRoot%\System32\winepath.exe" goto wine
endlocal & goto #no_label# 2>nul || title %COMSPEC% & "%_cd_java%" %_cd_options% ug.open.conveyor.driver.cli.Main %*
:wine
endlocal & "%_cd_java%" %_cd_options% ug.open.conveyor.driver.cli.Main %*
exit /b %ERRORLEVEL%

rem Looks what the driver of the project in a folder is: a command or a program, unless a project before it has something else. A wrong guess changes the pace alone.
:look
if not exist "%_cd_folder%\driver.yaml" goto :eof
set "_cd_kind="
for /f "usebackq delims=:" %%k in ("%_cd_folder%\driver.yaml") do for %%m in (run java program) do if not defined _cd_kind if "%%k"=="%%m" set "_cd_kind=%%m"
if "!_cd_kind!"=="run" set "_cd_kind=command"
for %%k in (command program) do if "!_cd_kind! !_cd_code!"=="%%k unknown" set "_cd_code=%%k"
for %%k in (command program) do if "!_cd_kind!"=="%%k" goto :eof
set "_cd_code=other"
goto :eof

rem Only in a routine is the folder known of a file that was called between quotes and found on the Path.
:home
for %%h in ("%~dp0..") do set "_cd_home=%%~fh"
