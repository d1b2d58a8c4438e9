using System.Text;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Cli.VerifyingLogs;

/// <summary>A file with a key by which something is checked (a C2SP vkey).</summary>
internal static class KeyFile
{
    private const int Longest = 4_096;

    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableException">It holds no key of that kind.</exception>
    public static VerifierKey Read(string path, NoteKeyKind kind) =>
        VerifierKey.TryParse(Encoding.UTF8.GetString(InputFile.Read(path, Longest)), out var key) && key.Kind == kind
            ? key
            : throw new UnreadableException($"{path} は{(kind == NoteKeyKind.Log ? "ログ" : "立会人")}の検証鍵ではありません。", $"{path} is not the key of a {(kind == NoteKeyKind.Log ? "log" : "witness")} (a line NAME+IDENTITY+BASE64).");
}
