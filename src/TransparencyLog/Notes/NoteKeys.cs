using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Noroshi.TransparencyLog.Notes;

/// <summary>What a key signs, by the octet of C2SP signed-note.</summary>
public enum NoteKeyKind
{
    /// <summary>A log signs the text itself (Ed25519).</summary>
    Log = 1,

    /// <summary>A witness signs the text with the time at which it saw it (C2SP tlog-cosignature, Ed25519).</summary>
    Witness = 4,
}

/// <summary>How keys are named and written, for both halves.</summary>
internal static class NoteKeyText
{
    public const int PublicLength = 32;

    public static uint Identity(string name, NoteKeyKind kind, ReadOnlySpan<byte> publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)kind, .. publicKey]));

    public static string Hexadecimal(uint identity) => identity.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Reads NAME+IDENTITY+BASE64; base64 has plus signs of its own, names have none.</summary>
    public static bool TryParse(string text, out string name, out uint identity, out NoteKeyKind kind, out byte[] octets)
    {
        (name, identity, kind, octets) = ("", 0, default, []);
        if (text.Split('+', 3) is not [var named, { Length: 8 } written, var encoded] || !SignedNote.IsName(named) || encoded.Length > 200
            || !uint.TryParse(written, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out identity) || Hexadecimal(identity) != written)
        {
            return false;
        }

        var read = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, read, out var length) || length != 1 + PublicLength || Convert.ToBase64String(read, 0, length) != encoded || !Enum.IsDefined((NoteKeyKind)read[0]))
        {
            return false;
        }

        (name, kind, octets) = (named, (NoteKeyKind)read[0], read[1..length]);
        return true;
    }
}
