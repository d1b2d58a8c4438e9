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
    /// <summary>The file by which <c>noroshi restore</c> says that it was here, in <see cref="Folder"/> of the data folder.</summary>
    public const string RestoreMark = "restored";

    /// <summary>The folder's name.</summary>
    public const string Folder = "log";

    private readonly string folder = Path.Combine(data, Folder);

    /// <summary>Whether a head agrees with what was shown.</summary>
    /// <exception cref="LogStoppedException">It says less, or something else; or the installation was restored, and nobody has decided how the log goes on.</exception>
    public async Task AgreeAsync(Checkpoint head, VerifierKey key, CancellationToken cancellation)
    {
        if (File.Exists(RestoredPath))
        {
            throw new LogStoppedException("The installation was restored from a backup. What was shown of the log after it was made is not in the database. Decide: noroshi log continue --reason TEXT if nothing was shown since, otherwise noroshi log begin --reason TEXT.");
        }

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

    /// <summary>Notes that somebody decided how the log goes on.</summary>
    public void Decided() => File.Delete(RestoredPath);

    private string RestoredPath => Path.Combine(folder, RestoreMark);

    private string FilePath => Path.Combine(folder, LogPaths.Checkpoint);
}
