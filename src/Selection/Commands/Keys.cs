using System.CommandLine;
using System.Security.Cryptography;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Sealing;

namespace Noroshi.Selection.Commands;

/// <summary><c>noroshi select key</c>: makes the key under manifests, the key that opens encrypted records, or the key of tokens.</summary>
internal static class Keys
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The name of a key under manifests, such as selector.example.jp; no space, no plus", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Encryption = new("--encryption") { Description = "Make the key that opens encrypted records, and print the one they are encrypted to: keep the first away from the machine that selects" };
    private static readonly Option<bool> Tokens = new("--tokens") { Description = "Make the key of tokens for natural persons" };
    private static readonly Option<string> Out = new("--out") { Description = "Where the secret key goes; the public one is printed", HelpName = "FILE", Required = true };

    public static Command Command()
    {
        var command = new Command("key", "Make the key under manifests, or another; prints its public half.") { Name, Encryption, Tokens, Out };
        command.SetAction(parsed =>
        {
            if (new[] { parsed.GetValue(Name) is not null, parsed.GetValue(Encryption), parsed.GetValue(Tokens) }.Count(asked => asked) != 1)
            {
                return Program.NotUnderstood(["Give either a NAME, --encryption or --tokens."]);
            }

            if (parsed.GetValue(Name) is { } name && (name.Length > 200 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+')))
            {
                return Program.NotUnderstood(["A key's name has no space and no plus."]);
            }

            var path = parsed.GetValue(Out)!;
            return parsed.GetValue(Encryption) ? ForEncryption(path) : parsed.GetValue(Tokens) ? ForTokens(path) : ForManifests(parsed.GetValue(Name)!, path);
        });
        return command;
    }

    private static int ForManifests(string name, string path)
    {
        using var key = ManifestKey.Make(name);
        return Write(path, key.Written(), key.Verifier);
    }

    private static int ForEncryption(string path)
    {
        using var identity = AgeIdentity.Make();
        return Write(path, $"# public key: {identity.Recipient}\n{identity.Written()}", identity.Recipient.ToString());
    }

    private static int ForTokens(string path) => Write(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), null);

    private static int Write(string path, string secret, string? verifier)
    {
        try
        {
            using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            using var writer = new StreamWriter(file);
            writer.Write(secret + "\n");
            writer.Flush();
            file.Flush(flushToDisk: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The key was not made: {fault.Message}");
            return Exit.NoOutput;
        }

        if (verifier is not null)
        {
            Console.WriteLine(verifier);
        }

        return Exit.Done;
    }
}
