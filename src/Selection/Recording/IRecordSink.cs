namespace Noroshi.Selection.Recording;

/// <summary>Where kept records go, chunk by chunk in the order of the capture.</summary>
internal interface IRecordSink : IDisposable
{
    /// <summary>Writes the records of a chunk.</summary>
    void Write(KeptRecords kept);

    /// <summary>Makes durable what was written.</summary>
    /// <returns>The digest (SHA-256) of the output in small hexadecimal digits.</returns>
    string Finish();
}
