module @module@

go 1.24.0

require github.com/open-ug/conveyor v0.6.1
