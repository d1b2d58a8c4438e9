using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>An inspector reads the record in words: whatever a module writes there it has named in both languages.</summary>
public partial class Every_kind_of_act
{
    /// <summary>Names of the same form that are told to people or raised as events, and never stand in the record.</summary>
    private static readonly string[] Told =
    [
        "critical-computers.answer-reminder", "critical-computers.late", "critical-computers.received", "critical-computers.reminder", "critical-computers.rules-changed", "incident-reports.answer-reminder", "incident-reports.draft-reminder", "incident-reports.late", "incident-reports.received", "incident-reports.reminder", "parties.clearance-ends-soon", "parties.mandate-ended",
        "oversight.log-stopped", "oversight.meeting-convened", "oversight.witness-refused", "oversight.witness-silent",
        "products.source-withdrawn",
        "provision.certificate-ended", "provision.certificate-ends-soon", "provision.device-ended", "provision.device-ends-soon", "provision.device-waits", "provision.leak-told", "provision.received", "provision.statements-withheld", "provision.unread", "provision.webhook-given-up", "provision.withdrawn",
    ];

    [Fact]
    public async Task has_words_of_the_module_that_writes_it()
    {
        var words = await WordsAsync();

        Assert.NotEmpty(words);
        Wall.Stands([.. InSources().Except(words.Keys).Except(Told).Order(StringComparer.Ordinal).Select(k => $"{k} has no words: add it to its module's IKindsOfActs, or to the list of what is only told")]);
    }

    [Fact]
    public async Task that_has_words_is_written_somewhere()
    {
        var sources = InSources().ToHashSet(StringComparer.Ordinal);

        Wall.Stands([.. (await WordsAsync()).Keys.Where(k => !sources.Contains(k)).Order(StringComparer.Ordinal).Select(k => $"nothing writes {k} any more")]);
    }

    [Fact]
    public async Task is_said_in_japanese_and_in_english()
    {
        foreach (var (kind, words) in await WordsAsync())
        {
            Assert.True(words.Ja.Any(c => c > 0x3000), kind);
            Assert.True(words.En.Length > 2 && words.En.All(c => c < 0x80), kind);
        }
    }

    [Fact]
    public void without_words_is_found() =>
        Assert.Equal(["parties.forgotten-deed"], Kinds("""acts.Write(new Act("parties.forgotten-deed", "Act, Art. 8", $"person:{id}"));"""));

    private static async Task<IReadOnlyDictionary<string, Words>> WordsAsync()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        return house.Services.GetServices<IKindsOfActs>().SelectMany(m => m.Kinds).ToDictionary(StringComparer.Ordinal);
    }

    // The lists themselves are no writing of an act.
    private static IEnumerable<string> InSources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Select(File.ReadAllText).Where(text => !text.Contains(": IKindsOfActs", StringComparison.Ordinal)).SelectMany(Kinds).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Kinds(string source) => Dotted().Matches(source).Select(m => m.Groups[1].Value);

    // Metrics are named alike and begin with the name of the house; a rule's or a policy's name ends otherwise.
    [GeneratedRegex("\"((?:parties|oversight|incident-reports|critical-computers|confidentiality|products|council|provision|outreach|feedback)\\.[a-z]+(?:-[a-z]+)*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dotted();
}
