using Noroshi.Store;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Oversight.Sequencing;

/// <summary>
/// What this installation has shown of its log, in DATA/log: a database that was put back to an earlier day says less than this, and signing on from there would
/// be a second history.
/// </summary>
/// <param name="data">The data folder.</param>
internal sealed class PublishedMark(string data)
{
    private readonly string folder = Path.Combine(data, "log");

    /// <summary>Whether a head agrees with what was shown.</summary>
    /// <exception cref="LogStoppedException">It says less, or something else.</exception>
    public async Task AgreeAsync(Checkpoint head, VerifierKey key, CancellationToken cancellation)
    {
        if (!File.Exists(FilePath) || new NotePolicy([key], [], 0).Check(await File.ReadAllBytesAsync(FilePath, cancellation)) is not CheckedNote.Right { Checkpoint: var shown })
        {
            // Another log's, or none: a new folder has shown nothing.
            return;
        }

        if (shown.Size > head.Size || (shown.Size == head.Size && shown.Root != head.Root))
        {
            throw new LogStoppedException($"A checkpoint of {shown.Size} entries was shown, and the database has {head.Size} or others: it was put back to an earlier state.");
        }
    }

    /// <summary>Notes what is shown from now on. Several hosts may do so at once; any of them may be the last.</summary>
    public void Note(byte[] checkpoint)
    {
        OwnersOnly.MakeFolder(folder);
        var beside = Path.Combine(folder, $".{Guid.CreateVersion7():N}.tmp");
        using (var file = OwnersOnly.Create(beside))
        {
            file.Write(checkpoint);
        }

        File.Move(beside, FilePath, overwrite: true);
    }

    private string FilePath => Path.Combine(folder, LogPaths.Checkpoint);
}
