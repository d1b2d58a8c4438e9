using System.Globalization;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Settings;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Filing;

/// <summary>Where a report goes: the sector and place that decided, and the organisations that receive it.</summary>
internal sealed record Place(string? Sector, string? Prefecture, IReadOnlyList<RoutedAddressee> Addressees);

/// <summary>An authority as an organisation of the register.</summary>
internal sealed record RoutedAddressee(OrganisationId Organisation, OrganisationId? Superior, string Code, AddresseeCapacity Capacity, string Article);

/// <summary>Finds the addressees: loads designation, place and overrides, and asks the law.</summary>
internal sealed class Routing(PolicySettings settings, IWhoIsWho who)
{
    public async Task<Place?> PlaceAsync(Submission submission, IncidentCase? @case, Problems problems, CancellationToken cancellation)
    {
        // Later versions follow the first: an amendment of the table moves no case.
        if (@case is not null)
        {
            return new Place(@case.Sector, @case.Prefecture, []);
        }

        var day = LegalCalendar.LegalDay(Learned.From(submission.Answers, submission.ReceivedAt ?? DateTimeOffset.UnixEpoch).At);
        var reporter = await who.OrganisationAsync(submission.Reporter, cancellation);
        var prefecture = submission.Prefecture ?? reporter?.Prefecture;
        if (submission.Voluntary)
        {
            // Nobody's duty under article 5: the Prime Minister takes it for the sorting and analysis of article 37.
            return new Place(submission.Sector, prefecture, await OrganisationsAsync(
                [AReportReachesTheMinisterAndThePrimeMinister.PrimeMinister with { Article = "Act, Art. 37" }], problems, cancellation));
        }

        if (!TheReportingDutyBeganOnCommencement.On(day))
        {
            problems.Unless(!submission.Answers.Has("awareness.at"), "answers.awareness.at", "before-the-duty-began", new Words(
                "認知した日が法の施行日（2026年10月1日）より前です。報告の義務はないため、任意の報告として提出してください。",
                "You learned of it before the Act took effect (1 October 2026). There was no duty then: file it as a voluntary report."));
            return null;
        }

        var designations = await who.DesignationsAsync(submission.Reporter, day, cancellation);
        var sector = submission.Sector ?? (designations.Count == 1 ? designations[0].Sector : null);
        problems.Unless(designations.Count > 0, "voluntary", "not-designated", new Words(
            "この組織は認知した日に特定社会基盤事業者の指定を受けていません。任意の報告として提出してください。",
            "On the day of knowledge this organisation was not a designated operator. File it as a voluntary report."));
        var known = designations.Select(d => Competence.Sector(d.Sector, day)?.Name ?? new Words(d.Sector, d.Sector)).ToArray();
        problems.Unless(designations.Count == 0 || designations.Any(d => d.Sector == sector), "sector", "sector-required", new Words(
            $"どの事業に関する報告かを選んでください（{string.Join('、', known.Select(k => k.Ja))}）。",
            $"Say which business it concerns ({string.Join(", ", known.Select(k => k.En))})."));
        if (designations.All(d => d.Sector != sector))
        {
            return null;
        }

        var addressees = prefecture is null ? null : AReportReachesTheMinisterAndThePrimeMinister.Of(sector!, prefecture, await settings.OverridesAsync(day, cancellation), day);
        problems.Unless(addressees is not null, "prefecture", "prefecture-required", new Words(
            "事業所の所在地（都道府県）を選んでください。提出先の地方支分部局が決まります。",
            "Give the prefecture of the place of business: it decides which regional bureau receives the report."));
        return addressees is null ? null : new Place(sector, prefecture, await OrganisationsAsync(addressees, problems, cancellation));
    }

    private async Task<IReadOnlyList<RoutedAddressee>> OrganisationsAsync(IReadOnlyList<Addressee> addressees, Problems problems, CancellationToken cancellation)
    {
        var routed = new List<RoutedAddressee>();
        var registered = await who.OrganisationsAsync(addressees.Select(a => a.Authority), cancellation);
        foreach (var addressee in addressees)
        {
            var organisation = registered.GetValueOrDefault(addressee.Authority);
            problems.Unless(organisation is not null, "addressee", "authority-not-registered", new Words(
                $"提出先「{addressee.Name.Ja}」がまだ登録されていません。システム管理者に連絡してください。",
                string.Create(CultureInfo.InvariantCulture, $"The addressee “{addressee.Name.En}” has not been registered yet. Tell the system administrator.")));
            if (organisation is not null)
            {
                routed.Add(new RoutedAddressee(organisation.Id, organisation.Superior, organisation.Code, addressee.Capacity, addressee.Article));
            }
        }

        return routed;
    }
}
