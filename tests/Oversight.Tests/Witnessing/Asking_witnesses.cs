using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Oversight.Tests.Erasing;
using Noroshi.Oversight.Witnessing;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Witnessing;
using Noroshi.TransparencyLog.Writing;
using Xunit;

namespace Noroshi.Oversight.Tests.Witnessing;

public sealed class Asking_witnesses : IDisposable
{
    private readonly Stand first = new("witness.example/1");
    private readonly Stand second = new("witness.example/2");

    [Theory, BothDatabases]
    public async Task shows_a_checkpoint_when_enough_have_cosigned_it(Database on)
    {
        await using var house = await OpenAsync(on, threshold: 2);
        await RoundAsync(house);
        var policy = new NotePolicy([(await house.FromOutsideAsync()).Key], [first.Key, second.Key], 2);

        var right = Assert.IsType<CheckedNote.Right>(policy.Check(await house.Outside().ReadAsync("checkpoint", default)));
        Assert.Equal((ulong)(await house.RecordAsync()).Count, right.Checkpoint.Size);
        Assert.Null((await house.AuditAsync()).Wrong);
        Assert.Equal(1L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM log_checkpoints"), System.Globalization.CultureInfo.InvariantCulture));
        using var anybody = house.Visitor();
        Assert.Contains("連署中", (await anybody.GetAsync("/transparency")).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task keeps_showing_the_last_cosigned_one_while_too_few_answer(Database on)
    {
        await using var house = await OpenAsync(on, threshold: 2);
        await RoundAsync(house);
        var before = (await house.FromOutsideAsync()).Checkpoint;
        second.Silent = true;
        await Erasing_content.AnActAsync(house);
        await RoundAsync(house);

        Assert.Equal(before, (await house.FromOutsideAsync()).Checkpoint);
        var inspector = await house.APersonAsync("inspector", await house.AnOrganisationAsync(Parties.Face.OrganisationKind.Commission));
        Assert.Equal(0L, await ToldAsync(house, "oversight.witness-silent", inspector.Value));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await RoundAsync(house);
        await RoundAsync(house);
        Assert.Equal(1L, await ToldAsync(house, "oversight.witness-silent", inspector.Value));
        using var anybody = house.Visitor();
        Assert.Contains("応答しない立会人がいます", (await anybody.GetAsync("/transparency")).Words, StringComparison.Ordinal);

        second.Silent = false;
        await RoundAsync(house);
        Assert.True((await house.FromOutsideAsync()).Checkpoint.Size > before.Size);
        Assert.DoesNotContain("応答しない立会人がいます", (await anybody.GetAsync("/transparency")).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task goes_on_when_k_of_n_have_cosigned(Database on)
    {
        await using var house = await OpenAsync(on, threshold: 1);
        second.Silent = true;
        await RoundAsync(house);

        Assert.IsType<CheckedNote.Right>(new NotePolicy([(await house.FromOutsideAsync()).Key], [first.Key, second.Key], 1).Check(await house.Outside().ReadAsync("checkpoint", default)));
    }

    /// <summary>Whoever owns database and key can write another history; the witness has seen the first.</summary>
    [Fact]
    public async Task is_refused_where_the_log_was_written_anew_and_says_so()
    {
        await using var house = await OpenAsync(Database.Sqlite, threshold: 1);
        var empty = Path.Combine(house.Data, "before.db");
        var inspector = await house.APersonAsync("inspector", await house.AnOrganisationAsync(Parties.Face.OrganisationKind.Commission));
        await house.SequenceAsync();
        await house.SqlAsync($"VACUUM INTO '{empty}'");
        await Erasing_content.AnActAsync(house);
        await RoundAsync(house);
        var shown = (await house.FromOutsideAsync()).Checkpoint;

        // The mark in the data folder is thrown away with it: nothing at home remembers what was shown.
        Directory.Delete(Path.Combine(house.Data, "log"), recursive: true);
        await using var forged = await OpenAsync(new Noroshi.Store.DatabaseAddress(false, empty), house.Data, 1);
        await Erasing_content.AnActAsync(forged);
        await Erasing_content.AnActAsync(forged);
        await Erasing_content.AnActAsync(forged);
        await RoundAsync(forged);

        Assert.NotEmpty(first.Refused);
        await RoundAsync(forged);

        // Once for each witness, not once for each time it is asked.
        Assert.Equal(2L, await ToldAsync(forged, "oversight.witness-refused", inspector.Value));
        using var anybody = forged.Visitor();
        Assert.Contains("立会人が連署を拒みました", (await anybody.GetAsync("/transparency")).Words, StringComparison.Ordinal);
        var now = (await forged.FromOutsideAsync()).Checkpoint;
        Assert.NotEqual(shown, now);
        Assert.NotNull((await forged.AuditAsync(shown)).Wrong);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u2014 witness.example/1 AAAAAAAA\n")]
    [InlineData("hello\n")]
    public async Task takes_no_signature_that_does_not_hold(string answer)
    {
        await using var house = await OpenAsync(Database.Sqlite, threshold: 2);
        first.Instead = answer;
        await RoundAsync(house);

        Assert.Equal("too-few-witnesses", Assert.IsType<CheckedNote.Wrong>(
            new NotePolicy([(await house.FromOutsideAsync()).Key], [first.Key], 1).Check(await house.Outside().ReadAsync("checkpoint", default))).Code);
    }

    [Fact]
    public async Task asks_nobody_again_who_has_signed_and_adds_the_late_to_the_early()
    {
        await using var house = await OpenAsync(Database.Sqlite, threshold: 1);
        second.Silent = true;
        await RoundAsync(house);
        var asked = first.Times;
        await RoundAsync(house);
        Assert.Equal(asked, first.Times);
        second.Silent = false;
        await RoundAsync(house);

        Assert.Equal(asked, first.Times);
        Assert.IsType<CheckedNote.Right>(new NotePolicy([(await house.FromOutsideAsync()).Key], [first.Key, second.Key], 2).Check(await house.Outside().ReadAsync("checkpoint", default)));
    }

    /// <summary>One that takes the call and says nothing holds up neither the other nor the acts.</summary>
    [Fact]
    public async Task waits_for_one_that_hangs_no_longer_than_it_must()
    {
        await using var house = await OpenAsync(Database.Sqlite, threshold: 1);
        second.Hangs = true;
        var asking = RoundAsync(house);
        await Eventually.Async(() => Task.FromResult(first.Times > 0));
        await Erasing_content.AnActAsync(house);
        Assert.True(await house.SequenceAsync() > 0);
        await asking;

        Assert.IsType<CheckedNote.Right>(new NotePolicy([(await house.FromOutsideAsync()).Key], [first.Key], 1).Check(await house.Outside().ReadAsync("checkpoint", default)));
    }

    [Fact]
    public async Task gives_receipts_that_bear_the_cosignatures()
    {
        await using var house = await OpenAsync(Database.Sqlite, threshold: 2);
        using var person = await house.SignInAsAsync("inspector");
        await person.GetAsync("/oversight/acts");
        await RoundAsync(house);
        var act = (await house.RecordAsync("oversight.record-read")).Single();

        Assert.True(TransparencyLog.Proving.LogProof.TryParse((await person.GetAsync($"/account/acts/{act.Id}/receipt")).Bytes, out var proof));
        Assert.IsType<CheckedNote.Right>(new NotePolicy([(await house.FromOutsideAsync()).Key], [first.Key, second.Key], 2).Check(proof.Checkpoint));
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    private static async Task<long> ToldAsync(House house, string kind, Guid person) => Convert.ToInt64(
        await house.SqlAsync($"SELECT count(*) FROM notices WHERE kind = '{kind}' AND upper(CAST(\"to\" AS text)) = upper('{person:D}')"), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task RoundAsync(House house)
    {
        await house.SequenceAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(11));
        await house.InsideAsync(s => s.GetRequiredService<AskWitnesses>().AskAsync(default));
    }

    private async Task<House> OpenAsync(Database on, int threshold)
    {
        var house = await House.OpenAsync(on, change: b => Furnish(b, threshold));
        await KnowAsync(house);
        return house;
    }

    private async Task<House> OpenAsync(Noroshi.Store.DatabaseAddress database, string data, int threshold)
    {
        var house = await House.OpenAsync(database, data: data, change: b => Furnish(b, threshold));
        await KnowAsync(house);
        return house;
    }

    private async Task KnowAsync(House house)
    {
        await house.SequenceAsync();
        var key = (await house.FromOutsideAsync()).Key;
        first.Knows(key, house.Clock);
        second.Knows(key, house.Clock);
    }

    private void Furnish(WebApplicationBuilder builder, int threshold)
    {
        foreach (var (stand, number) in new[] { (first, 0), (second, 1) })
        {
            builder.Configuration[$"Log:Witnesses:{number}:Url"] = $"http://{stand.Key.Name}";
            builder.Configuration[$"Log:Witnesses:{number}:Key"] = stand.Key.ToString();
        }

        builder.Configuration["Log:Patience"] = "00:00:00.3";
        builder.Configuration["Log:Threshold"] = $"{threshold}";
        builder.Services.AddHttpClient(AskWitnesses.Client).ConfigurePrimaryHttpMessageHandler(() => new Doors(this));
    }

    // Two witnesses behind one handler, without a network between.
    private sealed class Doors(Asking_witnesses tests) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var stand = request.RequestUri!.AbsolutePath.StartsWith("/1/", StringComparison.Ordinal) ? tests.first : tests.second;
            stand.Times++;
            if (stand.Silent)
            {
                throw new HttpRequestException("silent");
            }

            if (stand.Hangs)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            var answer = stand.Instead is { } text ? new WitnessAnswer(200, text) : await stand.AddAsync(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8) };
        }
    }

    private sealed class Stand(string name) : IDisposable
    {
        private readonly SigningKey key = SigningKey.Make(name, NoteKeyKind.Witness);
        private readonly DiskFolder folder = DiskFolder.ToWrite(Directory.CreateTempSubdirectory("noroshi-stand-").FullName);
        private Witness? witness;

        public VerifierKey Key => key.Verifier;

        public bool Silent { get; set; }

        public bool Hangs { get; set; }

        public int Times { get; set; }

        public string? Instead { get; set; }

        public List<WitnessRefusal> Refused { get; } = [];

        public void Knows(VerifierKey log, TimeProvider clock) => witness ??= new Witness(folder, key, [log], clock) { Refused = Refused.Add };

        public Task<WitnessAnswer> AddAsync(byte[] body) => witness!.AddAsync(body, default);

        public void Dispose()
        {
            witness?.Dispose();
            folder.Dispose();
            key.Dispose();
        }
    }
}
