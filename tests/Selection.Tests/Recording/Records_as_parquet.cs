using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using DuckDB.NET.Data;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Recording;

public sealed class Records_as_parquet : IDisposable
{
    private static readonly Gen<byte[]> Text = Gen.OneOf(Gen.Const(Array.Empty<byte>()), Gen.Char["abc.-@/?=%\"\\\u00e9\0 "].Array[1, 60].Select(c => Encoding.Latin1.GetBytes(c)));

    private static readonly Gen<(KeptRecord Record, byte[][] Texts)> Record = Gen.Select(
        Gen.Select(Gen.Long[0, 4_000_000_000_000_000_000], Gen.Bool, Gen.UInt, Gen.ULong, Gen.Byte, Gen.Byte, Gen.Int[0, 2], Gen.Int[1, 4]),
        Gen.Select(Gen.Bool, Gen.UShort, Gen.UShort, Gen.UInt, Gen.Int[0, 1]),
        Text.Array[6]).Select((a, b, texts) => (new KeptRecord
        {
            Time = a.Item1,
            Family = a.Item2 ? (byte)4 : (byte)6,
            Source = a.Item2 ? a.Item3 : new UInt128(a.Item4, a.Item3),
            Destination = a.Item2 ? ~a.Item3 : new UInt128(0x20010db8_00000000, a.Item4),
            Protocol = a.Item5,
            Flags = a.Item6,
            Direction = new[] { Direction.Outbound, Direction.Inbound, Direction.Transit }[a.Item7],
            Kind = (Kind)a.Item8,
            Joined = b.Item1,
            SourcePort = b.Item2,
            DestinationPort = b.Item3,
            Length = b.Item4,
            Criterion = b.Item5,
            IsFlow = b.Item4 % 2 == 0,
            Until = a.Item1,
            Packets = b.Item2,
            Octets = b.Item4,
        }, texts));

    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    private RecordTexts Texts => new("A-1", new(2028, 2, 29), new PersonTokens(new byte[32]));

    [Fact]
    public void say_in_every_field_what_lines_of_json_say() => Record.Array[0, 300].Array[1, 3].Sample(
        chunks =>
        {
            WriteBoth(chunks);
            Assert.Equal(Lines(), Rows());
        },
        iter: 25,
        threads: 1);

    [Fact]
    public void stand_in_their_order_over_many_groups_of_rows()
    {
        using (var sink = new ParquetSink(new RecordFile(File.Create(world.In("records.parquet"))), Texts))
        {
            var kept = new KeptRecords { Criteria = world.Rules.Criteria };
            for (long time = 0; time < 400_000; time++)
            {
                kept.Add() = new KeptRecord { Time = time, Family = 4, Kind = Kind.Address, Direction = Direction.Inbound };
                if (time % 1_000 == 999)
                {
                    sink.Write(kept);
                    kept.Clear();
                    kept.Criteria = world.Rules.Criteria;
                }
            }

            sink.Finish();
        }

        Assert.Equal(4L, Single("SELECT count(DISTINCT row_group_id) FROM parquet_metadata('FILE')"));
        Assert.Equal(0L, Single("SELECT count(*) FROM (SELECT epoch_ns(time) AS nanoseconds, row_number() OVER () - 1 AS place FROM 'FILE') WHERE nanoseconds <> place"));
        Assert.Equal(400_000L, Single("SELECT count(*) FROM 'FILE'"));
    }

    [Fact]
    public void have_typed_columns()
    {
        WriteBoth([]);

        Assert.Equal(
            "time TIMESTAMP_NS, direction VARCHAR, source VARCHAR, destination VARCHAR, protocol UTINYINT, source_port USMALLINT, destination_port USMALLINT, tcp_flags UTINYINT, until TIMESTAMP_NS, packets UBIGINT, octets UBIGINT, length UINTEGER, dns_question VARCHAR, server_name VARCHAR, host VARCHAR, path VARCHAR, ja4 VARCHAR, signature BLOB, evidence VARCHAR, joined BOOLEAN, criterion VARCHAR, basis VARCHAR, keep_until DATE",
            string.Join(", ", Asked("DESCRIBE SELECT * FROM 'FILE'").Select(r => $"{r[0]} {r[1]}")));
    }

    [Fact]
    public void fit_into_the_memory_of_their_writer_however_long_the_texts_of_strangers_are()
    {
        // Six hundred megabytes (in UTF-8) of texts that do not compress, in fewer records than a group of rows has: all at once they are more than DuckDB is given, and it would fail.
        var random = new Random(1);
        var text = new byte[64_000];
        using (var sink = new ParquetSink(new RecordFile(File.Create(world.In("records.parquet"))), Texts))
        {
            for (var chunk = 0; chunk < 60; chunk++)
            {
                var kept = new KeptRecords { Criteria = world.Rules.Criteria };
                for (var i = 0; i < 100; i++)
                {
                    random.NextBytes(text);
                    text.AsSpan().Replace((byte)'@', (byte)'a');
                    kept.Add() = new KeptRecord { Family = 4, Kind = Kind.Url, Direction = Direction.Inbound, Path = kept.Put(text) };
                }

                sink.Write(kept);
            }

            sink.Finish();
        }

        Assert.Equal(6_000L, Single("SELECT count(*) FROM 'FILE' WHERE length(path) >= 64000"));
    }

    [Fact]
    public void that_cannot_be_written_stop_the_run_and_say_why()
    {
        using var sink = new ParquetSink(new RecordFile(new FullDisk()), Texts);
        var kept = new KeptRecords { Criteria = world.Rules.Criteria };
        kept.Add() = new KeptRecord { Family = 4, Kind = Kind.Address, Direction = Direction.Inbound };

        Assert.Equal("No space left on device", Assert.Throws<IOException>(() =>
        {
            sink.Write(kept);
            sink.Finish();
        }).Message);
        Assert.Throws<IOException>(() => sink.Write(kept));
    }

    public void Dispose() => world.Dispose();

    private void WriteBoth((KeptRecord Record, byte[][] Texts)[][] chunks)
    {
        using var json = new NdjsonSink(File.Create(world.In("records.ndjson")), Texts);
        using var parquet = new ParquetSink(new RecordFile(File.Create(world.In("records.parquet"))), Texts);
        var kept = new KeptRecords { Criteria = world.Rules.Criteria };
        foreach (var chunk in chunks)
        {
            kept.Clear();
            kept.Criteria = world.Rules.Criteria;
            foreach (var (from, texts) in chunk)
            {
                var record = from;
                (record.Question, record.ServerName, record.Host, record.Path, record.Fingerprint, record.Signature) = (kept.Put(texts[0]), kept.Put(texts[1]), kept.Put(texts[2]), kept.Put(texts[3]), kept.Put(texts[4]), kept.Put(texts[5]));
                kept.Add() = record;
            }

            json.Write(kept);
            parquet.Write(kept);
        }

        json.Finish();
        parquet.Finish();
    }

    private string[] Lines() => [.. File.ReadLines(world.In("records.ndjson")).Select(l => string.Join('\n', JsonNode.Parse(l)!.AsObject().Select(m => $"{m.Key}: {m.Value}")))];

    // Read back by DuckDB, and written by this test as JSON would have it; what is empty is left out.
    private string[] Rows() =>
    [
        .. Asked($"SELECT * REPLACE ({Time("time")} AS time, {Time("until")} AS until, lower(hex(signature)) AS signature, CAST(keep_until AS VARCHAR) AS keep_until) FROM 'FILE'").Select(row =>
            string.Join('\n', RecordField.All.Zip(row).Where(f => f.Second is not null).Select(f => $"{f.First.Name}: {(f.Second is bool yes ? yes.ToString().ToLowerInvariant() : Convert.ToString(f.Second, CultureInfo.InvariantCulture))}"))),
    ];

    private static string Time(string field) => $"strftime(make_timestamp(epoch_ns({field}) // 1000), '%Y-%m-%dT%H:%M:%S') || '.' || lpad(CAST(epoch_ns({field}) % 1000000000 AS VARCHAR), 9, '0') || 'Z'";

    private object? Single(string sql) => Asked(sql).Single()[0] is BigInteger big ? (long)big : Asked(sql).Single()[0];

    private List<object?[]> Asked(string sql)
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql.Replace("FILE", world.In("records.parquet"), StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
