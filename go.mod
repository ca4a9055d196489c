module chancery

go 1.26.0

require (
	github.com/VictoriaMetrics/metrics v1.45.0 // counts and times of requests, as Prometheus reads them
	github.com/jackc/pgx/v5 v5.12.0 // PostgreSQL, as the shared store of many machines
	github.com/ledongthuc/pdf v0.0.0-20260907135840-6c8c28e0e8a0 // the text layer of PDF files
	github.com/modelcontextprotocol/go-sdk v1.8.0 // assistants ask the record by the Model Context Protocol
	github.com/nats-io/nats-server/v2 v2.15.2 // the queue of reports on one machine, in the program; and in tests
	github.com/nats-io/nats.go v1.55.0 // the queue of reports for workers on many machines
	github.com/parquet-go/parquet-go v0.32.0 // the record as Parquet, for DuckDB, pandas and Spark
	github.com/spf13/cobra v1.10.2 // commands, flags, help and shell completion as users know them
	github.com/temoto/robotstxt v1.1.2 // what a site keeps from programs
	golang.org/x/net v0.62.0 // HTML and its encodings
	golang.org/x/sys v0.49.0 // which vector instructions the processor has
	golang.org/x/term v0.47.0 // is it a terminal, and how wide
	golang.org/x/text v0.43.0 // UTF-16 and Windows-1252; the width of East Asian characters; accents
	modernc.org/sqlite v1.61.1 // SQLite without cgo: one static binary
)

require (
	github.com/arran4/golang-ical v0.3.4 // tests: reads the calendars that are exported
	github.com/rogpeppe/go-internal v1.16.0 // tests: the command line by scripts
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // tests: holds the API to its OpenAPI document
)

require (
	github.com/dustin/go-humanize v1.1.0 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/jackc/pgpassfile v1.0.0 // indirect
	github.com/jackc/pgservicefile v0.0.0-20240606120523-5a60cdf6a761 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/ncruces/go-strftime v1.1.0 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	github.com/spf13/pflag v1.0.9 // indirect
	golang.org/x/tools v0.52.0 // indirect
	modernc.org/libc v1.79.0 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
)

require (
	github.com/andybalholm/brotli v1.1.1 // indirect
	github.com/antithesishq/antithesis-sdk-go v0.8.0-default-no-op // indirect
	github.com/cpuguy83/go-md2man/v2 v2.0.6 // indirect
	github.com/google/go-tpm v0.9.8 // indirect
	github.com/google/jsonschema-go v0.4.3 // indirect
	github.com/jackc/puddle/v2 v2.2.3 // indirect
	github.com/klauspost/compress v1.20.3 // indirect
	github.com/minio/highwayhash v1.0.4 // indirect
	github.com/nats-io/jwt/v2 v2.8.2 // indirect
	github.com/nats-io/nkeys v0.4.16 // indirect
	github.com/nats-io/nuid v1.0.1 // indirect
	github.com/parquet-go/bitpack v1.0.0 // indirect
	github.com/parquet-go/jsonlite v1.0.0 // indirect
	github.com/pierrec/lz4/v4 v4.1.21 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	github.com/segmentio/asm v1.1.3 // indirect
	github.com/segmentio/encoding v0.5.4 // indirect
	github.com/twpayne/go-geom v1.6.1 // indirect
	github.com/valyala/fastrand v1.1.0 // indirect
	github.com/valyala/histogram v1.2.0 // indirect
	github.com/yosida95/uritemplate/v3 v3.0.2 // indirect
	go.yaml.in/yaml/v3 v3.0.4 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	golang.org/x/oauth2 v0.35.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/time v0.16.0 // indirect
	google.golang.org/protobuf v1.34.2 // indirect
)
