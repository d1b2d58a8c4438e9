using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Noroshi.Selection.Sealing;

/// <summary>The header of a file of age (C2SP, age-encryption.org/v1): the key of the file, wrapped for each recipient, under a MAC.</summary>
internal static class AgeHeader
{
    private const string Version = "age-encryption.org/v1", Stanza = "-> ", Mark = "---", X25519 = "X25519", Scrypt = "scrypt";
    private const int Columns = 64, FileKey = 16, Wrapped = 32;

    // Forty recipients have not a tenth of it.
    private const int Longest = 64 << 10;

    private static readonly byte[] WrapInfo = Encoding.ASCII.GetBytes(Version + "/X25519");

    /// <summary>Writes a header for recipients.</summary>
    /// <param name="key">The key of the file.</param>
    /// <param name="recipients">Who may open it.</param>
    public static byte[] Written(ReadOnlySpan<byte> key, IReadOnlyList<AgeRecipient> recipients)
    {
        var header = new StringBuilder(Version).Append('\n');
        foreach (var recipient in recipients)
        {
            // The secret half of this key ends here: whoever seals cannot open.
            using var ephemeral = Key.Create(KeyAgreementAlgorithm.X25519);
            var share = ephemeral.PublicKey.Export(KeyBlobFormat.RawPublicKey);
            using var wrap = WrapKey(ephemeral, recipient.Key, share, recipient.Octets) ?? throw new UnopenableException($"{recipient} is not a key that anybody can have.");
            header.Append(Stanza).Append(X25519).Append(' ').Append(Base64(share)).Append('\n')
                .Append(Base64(AeadAlgorithm.ChaCha20Poly1305.Encrypt(wrap, new byte[12], default, key))).Append('\n');
        }

        header.Append(Mark);
        var mac = Mac(key, Encoding.ASCII.GetBytes(header.ToString()));
        return Encoding.ASCII.GetBytes(header.Append(' ').Append(Base64(mac)).Append('\n').ToString());
    }

    /// <summary>Reads a header, up to where the payload begins.</summary>
    /// <param name="input">The file.</param>
    /// <param name="identities">Who opens it.</param>
    /// <returns>The key of the file.</returns>
    /// <exception cref="UnopenableException">It is no such header, was changed, or is for somebody else.</exception>
    public static byte[] Read(Stream input, IReadOnlyList<AgeIdentity> identities)
    {
        var read = new MemoryStream();
        if (Line(input, read) != Version)
        {
            throw new UnopenableException("It is not a file of age, version 1.");
        }

        var stanzas = new List<(string[] Arguments, byte[] Body)>();
        for (var line = Line(input, read); ; line = Line(input, read))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                var covered = read.GetBuffer().AsSpan(0, (int)read.Length - line.Length - 1 + Mark.Length);
                return line.StartsWith(Mark + " ", StringComparison.Ordinal) && Octets(line[(Mark.Length + 1)..]) is { Length: 32 } mac && stanzas.Count > 0
                    ? Opened(stanzas, identities, covered, mac)
                    : throw Spoilt();
            }

            var arguments = line.StartsWith(Stanza, StringComparison.Ordinal) ? line[Stanza.Length..].Split(' ') : throw Spoilt();
            stanzas.Add(arguments.All(a => a.Length > 0 && a.All(c => c is > ' ' and <= '~')) ? (arguments, Body(input, read)) : throw Spoilt());
        }
    }

    /// <summary>The key of the payload.</summary>
    /// <param name="key">The key of the file.</param>
    /// <param name="nonce">The 16 octets before the payload.</param>
    public static Key PayloadKey(byte[] key, byte[] nonce)
    {
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, nonce, "payload"u8.ToArray());
        try
        {
            return Key.Import(AeadAlgorithm.ChaCha20Poly1305, derived, KeyBlobFormat.RawSymmetricKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    private static byte[] Opened(List<(string[] Arguments, byte[] Body)> stanzas, IReadOnlyList<AgeIdentity> identities, ReadOnlySpan<byte> covered, byte[] mac)
    {
        if (stanzas.Count > 1 && stanzas.Any(s => s.Arguments[0] == Scrypt))
        {
            throw Spoilt();
        }

        foreach (var (arguments, body) in stanzas.Where(s => s.Arguments[0] == X25519))
        {
            var share = arguments.Length == 2 && body.Length == Wrapped && Octets(arguments[1]) is { Length: 32 } octets ? octets : throw Spoilt();
            foreach (var identity in identities)
            {
                using var wrap = PublicKey.TryImport(KeyAgreementAlgorithm.X25519, share, KeyBlobFormat.RawPublicKey, out var point)
                    ? WrapKey(identity.Key, point!, share, identity.Recipient.Octets) ?? throw Spoilt()
                    : throw Spoilt();
                if (AeadAlgorithm.ChaCha20Poly1305.Decrypt(wrap, new byte[12], default, body) is { Length: FileKey } key)
                {
                    return CryptographicOperations.FixedTimeEquals(Mac(key, covered), mac) ? key : throw Spoilt();
                }
            }
        }

        throw new UnopenableException("It is sealed for somebody else.");
    }

    // Null where both agree on nothing but zeros, which every secret would (RFC 7748, section 6.1).
    private static Key? WrapKey(Key own, PublicKey other, byte[] share, byte[] recipient)
    {
        using var shared = KeyAgreementAlgorithm.X25519.Agree(own, other);
        return shared is null ? null : KeyDerivationAlgorithm.HkdfSha256.DeriveKey(shared, [.. share, .. recipient], WrapInfo, AeadAlgorithm.ChaCha20Poly1305);
    }

    private static byte[] Mac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> covered)
    {
        Span<byte> derived = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, default, "header"u8);
        return HMACSHA256.HashData(derived, covered);
    }

    private static byte[] Body(Stream input, MemoryStream read)
    {
        var text = new StringBuilder();
        for (var line = Line(input, read); ; line = Line(input, read))
        {
            text.Append(line.Length <= Columns ? line : throw Spoilt());
            if (line.Length < Columns)
            {
                return Octets(text.ToString()) ?? throw Spoilt();
            }
        }
    }

    private static string Line(Stream input, MemoryStream read)
    {
        var start = (int)read.Length;
        for (var octet = input.ReadByte(); octet != '\n'; octet = input.ReadByte())
        {
            if (octet is < ' ' or > '~' || read.Length >= Longest)
            {
                throw Spoilt();
            }

            read.WriteByte((byte)octet);
        }

        read.WriteByte((byte)'\n');
        return Encoding.ASCII.GetString(read.GetBuffer(), start, (int)read.Length - start - 1);
    }

    private static string Base64(byte[] octets) => Convert.ToBase64String(octets).TrimEnd('=');

    // Only what would be written so is read: no padding, no bits left over, no spaces.
    private static byte[]? Octets(string text)
    {
        var octets = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), octets, out var length) && Base64(octets[..length]) == text ? octets[..length] : null;
    }

    private static UnopenableException Spoilt() => new("Its header is not whole, or was changed.");
}
