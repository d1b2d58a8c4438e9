using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;

namespace Noroshi.IncidentReports.Tests.Desk;

/// <summary>An operator of electricity in Tokyo, its bureau, its ministry, the Cabinet Office, another ministry; and reports that it files.</summary>
internal sealed class DeskWorld
{
    public required House House { get; init; }

    public required OrganisationId Operator { get; init; }

    public required OrganisationId Cabinet { get; init; }

    public required OrganisationId Ministry { get; init; }

    public required OrganisationId Bureau { get; init; }

    public required OrganisationId OtherMinistry { get; init; }

    public required PersonId Reporter { get; init; }

    public static async Task<DeskWorld> InAsync(House house)
    {
        var cabinet = await AuthorityAsync(house, "cao", OrganisationKind.CabinetOffice, null);
        var ministry = await AuthorityAsync(house, "meti", OrganisationKind.Ministry, null);
        var bureau = await AuthorityAsync(house, "meti-kanto", OrganisationKind.RegionalBureau, ministry);
        var other = await AuthorityAsync(house, "mic", OrganisationKind.Ministry, null);
        var @operator = await house.AnOrganisationAsync(OrganisationKind.Operator, prefecture: "13");
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<IRegistrar>().Add(new Designation(@operator, "electricity", new DateOnly(2026, 10, 1), false, null));
            return Task.CompletedTask;
        });
        return new DeskWorld
        {
            House = house,
            Operator = @operator,
            Cabinet = cabinet,
            Ministry = ministry,
            Bureau = bureau,
            OtherMinistry = other,
            Reporter = await house.APersonAsync("reporter", @operator),
        };
    }

    /// <summary>Files a first report, learnt of now.</summary>
    public async Task<IncidentCase> AReportAsync(
        string ground = "監視装置の警報", IncidentKind kind = IncidentKind.Ransomware, bool voluntary = false, bool exercise = false, DateTimeOffset? learnedAt = null, params (string Code, string Value)[] more)
    {
        var answers = Answers.None
            .With("report.stage", "first").With("report.kind", kind.Code())
            .With("operator.name", "試験電力").With("operator.corporate-number", CorporateNumber.FromBase("010001000001").Digits).With("operator.address", "東京都千代田区")
            .With("contact.name", "試験 太郎").With("contact.phone", "03-0000-0000").With("contact.email", "csirt@example.jp")
            .With("awareness.at", LegalCalendar.InTokyo(learnedAt ?? House.Clock.GetUtcNow()).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture))
            .With("awareness.by", "監視センター").With("awareness.ground", ground)
            .WithList("computer.class", ["T1"]);
        answers = more.Aggregate(answers, (a, m) => a.With(m.Code, m.Value));
        return await FileAsync(new Submission
        {
            Reporter = Operator, Stage = ReportStage.First, Kind = kind, Voluntary = voluntary, Exercise = exercise, Answers = voluntary ? answers.With("event.summary", ground) : answers, Channel = Channel.Web,
        });
    }

    public async Task<IncidentCase> FileAsync(Submission submission)
    {
        var outcome = await House.InsideAsync(await House.ActorAsync(Reporter), s => s.GetRequiredService<FileReport>().FileAsync(submission, default));
        return outcome switch
        {
            FilingOutcome.Filed filed => filed.Case,
            FilingOutcome.Malformed malformed => throw new InvalidOperationException(string.Join("; ", malformed.Problems.Select(p => $"{p.Field} {p.Code}"))),
            _ => throw new InvalidOperationException(outcome.GetType().Name),
        };
    }

    /// <summary>Somebody of a desk who has opened the case and stated a purpose.</summary>
    public async Task<Visitor> OpenAsync(IncidentCase @case, string role, OrganisationId? desk = null, string purpose = "handling-incident")
    {
        var visitor = await House.SignInAsAsync(role, desk ?? DeskOf(role));
        var answer = await visitor.FillInAsync($"/desk/cases/{@case.Number}/purpose", new { purpose });
        return answer.Location is not null ? visitor : throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
    }

    public OrganisationId DeskOf(string role) => role switch
    {
        "cabinet-analyst" or "cabinet-supervisor" or "system-administrator" => Cabinet,
        _ => Bureau,
    };

    /// <summary>Looks into the database as the system does.</summary>
    public Task<T> LookAsync<T>(Func<StoreDb, Task<T>> look) => House.InsideAsync(Actor.System, s => look(s.GetRequiredService<StoreDb>()));

    public Task<IncidentCase> CaseAsync(IncidentCase @case) =>
        LookAsync(db => db.Set<IncidentCase>().AsNoTracking().Include(c => c.Addressees).FirstAsync(c => c.Id == @case.Id));

    private static async Task<OrganisationId> AuthorityAsync(House house, string code, OrganisationKind kind, OrganisationId? superior) =>
        (await house.InsideAsync(Actor.System, s => s.GetRequiredService<IWhoIsWho>().OrganisationAsync(code, default)))?.Id
        ?? await house.AnOrganisationAsync(kind, code, superior);
}
