using System.Text;
using Noroshi.Selection.Recording;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>Records that are only looked at.</summary>
internal sealed class KeptInMemory : IRecordSink
{
    public List<KeptRecord> Records { get; } = [];

    /// <summary>What the criterion of each record is called.</summary>
    public List<string> Criteria { get; } = [];

    /// <summary>What each record shows of names: the DNS question or the server name.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The fingerprint of each record; empty without one.</summary>
    public List<string> Fingerprints { get; } = [];

    /// <summary>Called when records were written.</summary>
    public Action? Written { get; init; }

    public void Write(KeptRecords kept)
    {
        foreach (var record in kept.Records)
        {
            Records.Add(record);
            Criteria.Add(kept.Criteria.NameOf(record.Criterion).Id);
            Names.Add(Encoding.ASCII.GetString(kept.Text(record.Question.Length > 0 ? record.Question : record.ServerName)));
            Fingerprints.Add(Encoding.ASCII.GetString(kept.Text(record.Fingerprint)));
        }

        Written?.Invoke();
    }

    public string Finish() => "";

    public void Dispose()
    {
    }
}
