using System.Text;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Law;
using Noroshi.Selection.Sealing;

namespace Noroshi.Bench.Fuzzing;

/// <summary>The files that the selector is given beside captures: its basis, its table of prefixes, criteria as others share them, keys.</summary>
internal static class SelectionListTargets
{
    private const string Stix = """
        {"type":"bundle","objects":[{"type":"indicator","id":"indicator--1","pattern_type":"stix","pattern":"[ipv4-addr:value = '192.0.2.7']","valid_until":"2027-03-31T00:00:00Z"},
        {"type":"indicator","id":"indicator--2","pattern":"[url:value='https://a.example/x\\'y']"},{"type":"indicator","id":"indicator--3","pattern":"[ipv6-addr:value ISSUBSET '2001:db8::/32']"},{"type":"malware"}]}
        """;

    private const string Misp = """
        {"Event":{"Attribute":[{"type":"ip-dst","value":"192.0.2.0/24","uuid":"u1","to_ids":true},{"type":"sha256","value":"00","to_ids":true},{"type":"domain","value":"bad.example","to_ids":false}],
        "Object":[{"Attribute":[{"type":"url","value":"http://a.example/","uuid":"u2","to_ids":true}]}]}}
        """;

    private const string Granted = """{"number":"2027-1","kind":"agreement","routes":["in","out"],"from":"2027-12-01","until":"2028-05-31","look_inside":false,"keep_days":30}""";

    private static readonly DateOnly Today = new(2026, 12, 1);

    public static IEnumerable<Target> All()
    {
        yield return new Target("selection-prefixes", [.. ((string[])["prefix,country\n10.0.0.0/8,XA\n10.9.0.0/16,XB\n2001:db8::/32,XA\n", "\u00ef\u00bb\u00bf# a comment\r\n192.0.2.0,192.0.2.127,\"XA\"\r\n2001:db8::,2001:db8::ff,XB"]).Select(Encoding.Latin1.GetBytes)], input =>
            Read(() => PrefixList.Of(input, "table", "XA"), list => Flat(list.V4, uint.MaxValue) && Flat(list.V6, UInt128.MaxValue)))
        {
            Words = [",", "\n", "\r\n", "/", "/0", "/32", "/128", "::", ":", ".", "XA", "XB", "\"", "#", "0.0.0.0", "255.255.255.255", "prefix"],
        };
        foreach (var (name, sound) in ((string, string)[])[("selection-stix", Stix), ("selection-misp", Misp)])
        {
            yield return new Target(name, [Encoding.UTF8.GetBytes(sound)], input => Read(() => SharedIndicators.Of(new MemoryStream(input), "list", Today), part => part.Count + part.RefusedCount + part.Expired <= part.Lines))
            {
                Structure = Structure.Json,
                Words = ["indicator", "objects", "pattern", "valid_until", "[", "]", "'", "\\", " = ", " ISSUBSET ", "ipv4-addr:value", "url:value", "AND", "Event", "Attribute", "Object", "to_ids", "ip-src", "ja4", "\t", "\n", "/", "::"],
            };
        }

        // What is ours of the former: a library reads the JSON around it.
        yield return new Target("selection-pattern", [.. ((string[])["[ipv4-addr:value = '192.0.2.7']", "[url:value='https://a.example/x\\\\y\\'z']", "[ipv6-addr:value ISSUBSET '2001:db8::/32']"]).Select(Encoding.UTF8.GetBytes)], input =>
        {
            var text = Encoding.UTF8.GetString(input);
            var comparison = SharedIndicators.Comparison(text);
            BrokenPromise.Unless(comparison is null || text.Length > comparison.Value.Value.Length + "[url:value='']".Length - 1, "a value stands in its pattern");
            return comparison is null ? Verdict.Refused : Verdict.Accepted;
        })
        {
            Words = ["[", "]", "'", "\\", "\\'", "\\\\", "=", " = ", " ISSUBSET ", "ipv4-addr:value", "domain-name:value", "url:value", " AND ", " OR ", ":", "/"],
        };
        yield return new Target("selection-basis", [Encoding.UTF8.GetBytes(Granted)], input => Read(() => BasisFile.Of(Encoding.UTF8.GetString(input), "basis"), Whole))
        {
            Structure = Structure.Json,
            Words = ["in", "out", "transit", "approval", "agreement", "number", "keep_days", "2028-02-30", "0001-01-01", "9999-12-31"],
        };
        var (open, secret) = Keys();
        yield return new Target("selection-recipient", [open], input => AgeRecipient.Parse(Encoding.Latin1.GetString(input)) is not { } key ? Verdict.Refused : Kept(key.ToString(), input)) { Words = ["age1", "1", "AGE", "q", "p"] };
        yield return new Target("selection-identity", [secret], input =>
        {
            using var key = AgeIdentity.Parse(Encoding.Latin1.GetString(input));
            return key is null ? Verdict.Refused : Kept(key.Written(), input);
        })
        {
            Words = ["AGE-SECRET-KEY-1", "1", "age", "Q", "P"],
        };
    }

    private static (byte[] Open, byte[] Secret) Keys()
    {
        using var identity = AgeIdentity.Make();
        return (Encoding.ASCII.GetBytes(identity.Recipient.ToString()), Encoding.ASCII.GetBytes(identity.Written()));
    }

    private static Verdict Read<T>(Func<T> read, Func<T, bool> holds)
    {
        try
        {
            BrokenPromise.Unless(holds(read()), "what is taken is sound");
            return Verdict.Accepted;
        }
        catch (UnusableTableException)
        {
            return Verdict.Refused;
        }
    }

    // A key has one form only; a checksum of 30 bits lets no other through by chance.
    private static Verdict Kept(string written, byte[] input)
    {
        BrokenPromise.Unless(written == Encoding.Latin1.GetString(input), "a key is written as it was read");
        return Verdict.Accepted;
    }

    private static bool Flat(Boundary[] boundaries, UInt128 last)
    {
        for (var i = 0; i < boundaries.Length; i++)
        {
            if (boundaries[i].First > last || (i == 0 ? boundaries[i].First != 0 : boundaries[i].First <= boundaries[i - 1].First))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Whole(Basis basis) => basis is { Routes.Count: > 0, KeepDays: >= 1, Number.Length: > 0 } && basis.From <= basis.Until;
}
