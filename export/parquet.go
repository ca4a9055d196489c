package export

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"chancery/record"
)

// rowsInGroup is how many rows a row group holds: all that is in memory at a time.
const rowsInGroup = 1 << 16

// parquetWriter writes rows, the columns as csv has them, with the words as they are.
type parquetWriter struct{ out *parquet.GenericWriter[row] }

func openParquet(w io.Writer) (EntryWriter, error) {
	return parquetWriter{parquet.NewGenericWriter[row](w, parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(rowsInGroup),
		parquet.CreatedBy("chancery", "1", ""))}, nil
}

func (p parquetWriter) Write(e *record.Entry, told []record.Assertion) error {
	_, err := p.out.Write(rows(e, told))
	return err
}

func (p parquetWriter) Close() error { return p.out.Close() }
