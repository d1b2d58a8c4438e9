using System.Globalization;
using System.IO.Pipes;
using DuckDB.NET.Data;

namespace Noroshi.Selection.Recording;

/// <summary>
/// Records as Parquet, written by DuckDB inside this process. DuckDB asks for records one by one and writes a group of rows whenever one is full: it holds no table, has no file of its own, and reaches nothing but the pipe through which the file
/// comes out. So memory is bounded, and what is sealed on the way was nowhere in plain text.
/// </summary>
internal sealed class ParquetSink : IRecordSink
{
    // No spill, no extension, no file but the pipe; and nothing of that can be undone.
    private const string Confined = """
        SET threads TO 1; SET memory_limit = '512MB'; SET temp_directory = ''; SET preserve_insertion_order = false;
        SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET allow_community_extensions = false;
        SET allowed_paths = ['{0}']; SET enable_external_access = false; SET lock_configuration = true
        """;

    // A group of rows ends at this size too: long texts, which strangers write, make it shorter and not the memory larger. One thread asks for rows, so their order is kept although DuckDB promises it to nobody.
    private const string Copy = "COPY (SELECT {0} FROM records()) TO '{1}' (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, ROW_GROUP_SIZE 122880, ROW_GROUP_SIZE_BYTES '64MB')";

    private readonly RecordFile file;
    private readonly AnonymousPipeServerStream pipe = new(PipeDirection.In);
    private readonly DuckDBConnection database = new("DataSource=:memory:");
    private readonly Handover handover = new();
    private readonly KeptRows rows;
    private readonly ParquetRow row;
    private readonly Thread copying, draining;
    private Exception? copyFault, drainFault;

    /// <summary>Makes one.</summary>
    /// <param name="file">Where the Parquet file goes.</param>
    /// <param name="texts">How criteria, basis and names are written.</param>
    public ParquetSink(RecordFile file, RecordTexts texts)
    {
        (this.file, rows, row) = (file, new(handover), new(texts));
        database.Open();
        // The process's own name for the pipe's other end.
        var end = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}");
        Do(string.Format(CultureInfo.InvariantCulture, Confined, end));
        database.RegisterTableFunction("records", () => new TableFunction([.. RecordField.All.Select(ParquetRow.ColumnOf)], rows), (kept, columns, line) =>
        {
            row.Write((KeptRecords)kept!, rows.Place, columns, line);
            rows.Line = line;
        });
        copying = new Thread(() => Copying(string.Format(CultureInfo.InvariantCulture, Copy, string.Join(", ", RecordField.All.Select(ParquetRow.Expression)), end)));
        draining = new Thread(Draining);
        draining.Start();
        copying.Start();
    }

    /// <inheritdoc/>
    public void Write(KeptRecords kept)
    {
        if (kept.Count > 0 && !handover.Give(kept))
        {
            throw Fault();
        }
    }

    /// <inheritdoc/>
    public string Finish()
    {
        End();
        return copyFault is null && drainFault is null ? file.Finish() : throw Fault();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        pipe.Dispose();
        database.Dispose();
        file.Dispose();
    }

    private void End()
    {
        handover.End();
        copying.Join();
        draining.Join();
    }

    // What failed first is why: a full disk shuts the pipe, and then DuckDB complains about the pipe.
    private IOException Fault()
    {
        End();
        return new((drainFault ?? copyFault)?.Message ?? "The records were ended already.", drainFault ?? copyFault);
    }

    private void Copying(string copy)
    {
        try
        {
            Do(copy);
        }
        catch (Exception fault)
        {
            copyFault = fault;
        }
        finally
        {
            handover.Refuse();
            // Then whoever drains the pipe comes to its end.
            pipe.DisposeLocalCopyOfClientHandle();
        }
    }

    private void Draining()
    {
        try
        {
            var octets = new byte[1 << 16];
            for (var read = pipe.Read(octets); read > 0; read = pipe.Read(octets))
            {
                file.Write(octets.AsSpan(0, read));
            }
        }
        catch (Exception fault)
        {
            drainFault = fault;
            // Without a reader, DuckDB cannot write on, and gives up.
            pipe.Dispose();
        }
    }

    private void Do(string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
