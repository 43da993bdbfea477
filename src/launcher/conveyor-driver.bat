@echo off
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME goto path
if exist "%java%" goto start
echo conveyor-driver: no Java at %java%: JAVA_HOME must name a JDK, 17 or newer>&2
exit /b 127
:path
where /q java && goto start
echo conveyor-driver: no Java found: put java on the PATH or set JAVA_HOME to a JDK, 17 or newer>&2
exit /b 127
:start
"%java%" --enable-native-access=ALL-UNNAMED -Xlog:disable -XX:-UsePerfData -Dfile.encoding=UTF-8 %CONVEYOR_DRIVER_JAVA_OPTS% -cp "%home%\lib\*" ug.open.conveyor.driver.cli.Main %*
exit /b %ERRORLEVEL%
