using System.CommandLine;
using Noroshi.Selection.Manifests;

namespace Noroshi.Selection.Commands;

/// <summary><c>noroshi select key</c>: makes the key under manifests.</summary>
internal static class Keys
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The key's name, such as selector.example.jp; no space, no plus" };
    private static readonly Option<string> Out = new("--out") { Description = "Where the secret key goes; the public one is printed", HelpName = "FILE", Required = true };

    public static Command Command()
    {
        var command = new Command("key", "Make the key under manifests; prints its public half.") { Name, Out };
        command.SetAction(parsed => Make(parsed.GetValue(Name)!, parsed.GetValue(Out)!));
        return command;
    }

    private static int Make(string name, string path)
    {
        if (name.Length is 0 or > 200 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+'))
        {
            Console.Error.WriteLine("A key's name has no space and no plus.");
            return Exit.NotUnderstood;
        }

        using var key = ManifestKey.Make(name);
        try
        {
            using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            using var writer = new StreamWriter(file);
            writer.WriteLine(key.Written());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The key was not made: {fault.Message}");
            return Exit.NoOutput;
        }

        Console.WriteLine(key.Verifier);
        return Exit.Done;
    }
}
