@echo off
rem Finds Python 3.9 or newer and hands the command to cli\, which does the rest.
setlocal
for %%P in ("%NABLA_PYTHON%" "py -3" "python" "python3") do (
  %%~P -c "import sys; sys.exit(sys.version_info < (3, 9))" >nul 2>nul && (
    %%~P "%~dp0cli" %*
    exit /b
  )
)
echo nabla: Python 3.9 or newer is missing: install it from python.org or the Microsoft Store, or name one in NABLA_PYTHON 1>&2
exit /b 1
