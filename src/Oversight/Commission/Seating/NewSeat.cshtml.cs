using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Seating;

/// <summary>The bureau enters an appointment.</summary>
/// <remarks>For the commission's bureau: who appoints is the Prime Minister with the consent of both Houses, and that is done elsewhere.</remarks>
[Authorize(nameof(Permission.KeepCommission))]
[Article("Act, Art. 50(3)")]
[Article("Act, Art. 51(4)")]
[Article("Act, Art. 56")]
[Article("Act, Art. 57")]
internal sealed class NewSeatPage(StoreDb db, CommissionDesk desk, IWhoIsWho who, Actor actor, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Words Later = new("日付を、今日以前で入力してください。", "Enter a day, today at the latest.");

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty]
    public bool FullTime { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public bool FirstThree { get; set; }

    [BindProperty]
    public string? Remainder { get; set; }

    [BindProperty]
    public string? ConsentOn { get; set; }

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<Choice> Offices => [.. Enum.GetValues<Office>().Select(o => Choice.Of(o.ToString(), o.Words()))];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var (from, remainder, consent) = (TypedDay.Read(From), TypedDay.Read(Remainder), TypedDay.Read(ConsentOn));
        var problems = new Problems()
            .Unless(People.Any(p => p.Value == Person), nameof(Person), "person", new("人を選んでください。", "Choose a person."))
            .Unless(Enum.TryParse<Office>(Office, out var office) && Enum.IsDefined(office), nameof(Office), "office", new("職を選んでください。", "Choose the office."))
            .Unless(from is not null && from <= desk.Today, nameof(From), "from", Later)
            .Unless(string.IsNullOrWhiteSpace(Remainder) || remainder > from, nameof(Remainder), "remainder", new("任命の日より後の日付を入力してください。", "Enter a day after the appointment."))
            .Unless(string.IsNullOrWhiteSpace(ConsentOn) || (consent is not null && consent <= desk.Today), nameof(ConsentOn), "consent", Later);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        var inOffice = await desk.InOfficeAsync(desk.Today, cancellation);
        var person = new PersonId(Guid.Parse(Person!));
        var facts = new SeatFacts(office, FullTime);
        if (inOffice.Any(s => s.Person == person))
        {
            return this.Mend([new Problem(nameof(Person), "seated", new("この人は在任中です。", "This person is in office."))]);
        }

        if (TheCommissionHasAChairAndFour.Ask(facts, [.. inOffice.Select(s => s.Facts)]) is Ruling.Refused no)
        {
            return this.Mend([new Problem(nameof(Office), "seats", no.Reason)]);
        }

        DateOnly? ends = office is Law.Office.Chair or Law.Office.Member ? TermsAreFiveYears.Ends(from!.Value, FirstThree && office is Law.Office.Member, remainder) : null;
        var seat = CommissionSeat.Of(Identifier.New(clock), person, People.First(p => p.Value == Person).Text, facts, from!.Value, ends, consent);
        db.Add(seat);
        acts.Write(new Act("oversight.seat-entered", "Act, Art. 50(3)", $"person:{person}")
        {
            Content = new JsonObject { ["office"] = office.ToString(), ["fullTime"] = FullTime, ["from"] = from.Value.ToString("O", CultureInfo.InvariantCulture), ["termEnds"] = ends?.ToString("O", CultureInfo.InvariantCulture), ["consentOn"] = consent?.ToString("O", CultureInfo.InvariantCulture) },
        });
        return await this.DoneAsync(db, new("任命を登録しました。", "The appointment was entered."), "/commission/seats", cancellation);
    }

    private async Task ShowAsync(CancellationToken cancellation) =>
        People = [.. (await who.PeopleWhoMayAsync(actor.Organisation, Permission.SeeDeliberations, cancellation)).Select(p => new Choice(p.Id.ToString(), p.Name))];
}
