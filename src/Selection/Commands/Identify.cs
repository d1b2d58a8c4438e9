using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Law;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Recording;

namespace Noroshi.Selection.Commands;

/// <summary><c>noroshi select identify</c>: turns tokens of natural persons back, for a reason that is put on record before anybody is named (Act, Arts. 23, 24).</summary>
internal static class Identify
{
    private const int MostTokens = 1_000, LongestToken = 128 << 10;
    private static readonly Argument<string[]> Tokens = new("TOKEN") { Description = "Tokens (person:…); - for the standard input, one a line", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> TokenKey = new("--token-key") { Description = "The key of the tokens", HelpName = "FILE", Required = true };
    private static readonly Option<string> Basis = new("--basis") { Description = "The number of the agreement or approval; exercise for captures of one's own", HelpName = "NUMBER", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why the person must be known", HelpName = "TEXT", Required = true };
    private static readonly Option<string> Record = new("--record") { Description = "The record to which this is added before anybody is named; begun if there is none", HelpName = "FILE", Required = true };

    public static Command Command()
    {
        var command = new Command("identify", "Turn tokens of natural persons back. Exit codes: 0 all; 1 some are none of this key; 65 none is, or the record does not hold; 66 not readable; 73 the record cannot be written; 77 not permitted today.")
        {
            Tokens, TokenKey, Basis, Reason, Record,
        };
        command.SetAction(parsed => APersonIsNamedOnlyForAReason.Missing(parsed.GetValue(Basis)!, parsed.GetValue(Reason)!) is { } missing ? Program.NotUnderstood([missing]) : Run(parsed.GetValue(Tokens)!, parsed.GetValue(TokenKey)!, parsed.GetValue(Basis)!, parsed.GetValue(Reason)!, parsed.GetValue(Record)!));
        return command;
    }

    private static int Run(string[] given, string key, string basis, string reason, string record)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (APersonIsNamedOnlyForAReason.Refusal(basis, LegalCalendar.LegalDay(now)) is { } refusal)
        {
            return No(refusal, Exit.NotPermitted);
        }

        Confinement.Enter();
        var opened = false;
        try
        {
            using var tokens = KeyFiles.Tokens(key);
            var asked = given.SelectMany(t => t == "-" ? FromStandardInput() : [t]).Take(MostTokens + 1).ToArray();
            if (asked.Length is 0 or > MostTokens || asked.Any(t => t.Length > LongestToken))
            {
                return No($"Ask for 1 to {MostTokens} tokens at a time.", Exit.Unusable);
            }

            var persons = asked.Select(tokens.Person).ToArray();
            opened = true;
            using var acts = IdentificationRecord.Open(record);
            // If we stop here, nobody was named. Behind this line somebody may have been, and the record says so.
            acts.Add(new()
            {
                ["time"] = Selecting.Written(now),
                ["account"] = Environment.UserName,
                ["basis"] = basis,
                ["reason"] = reason,
                ["tokens"] = new JsonArray([.. asked.Select(t => (JsonNode)Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(t))))]),
                ["named"] = persons.Count(p => p is not null),
            });
            foreach (var (token, person) in asked.Zip(persons))
            {
                if (person is null)
                {
                    Console.Error.WriteLine($"Not a token of this key: {Shown(token)}");
                }
                else
                {
                    Console.Out.WriteLine($"{Shown(token)}\t{Shown(person)}");
                }
            }

            return persons.All(p => p is not null) ? Exit.Done : persons.Any(p => p is not null) ? Exit.Partly : Exit.Unusable;
        }
        catch (Exception fault) when (fault is UnusableTableException or BrokenRecordException)
        {
            return No(fault.Message, Exit.Unusable);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return No(fault.Message, opened ? Exit.NoOutput : Exit.NoInput);
        }
    }

    private static IEnumerable<string> FromStandardInput()
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        var line = new StringBuilder();
        for (var read = input.Read(); read >= 0; read = input.Read())
        {
            if (read is '\n' or '\r')
            {
                if (line.Length > 0)
                {
                    yield return line.ToString();
                }

                line.Clear();
            }
            else if (line.Length <= LongestToken)
            {
                line.Append((char)read);
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    // What a stranger wrote into a packet moves no cursor.
    private static string Shown(string text) => string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    private static int No(string why, int code)
    {
        Console.Error.WriteLine($"Nobody was named: {why}");
        return code;
    }
}
