using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Meeting;

/// <summary>One meeting: the bureau writes down who was present and how they voted, the chair confirms; then what was decided holds.</summary>
/// <remarks>For the commission's own people. Two persons, so that neither the bureau nor the chair alone makes a decision of the commission.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 54")]
[Article("Act, Art. 55")]
internal sealed class MeetingFilePage(StoreDb db, CommissionDesk desk, WhatWaitsForADecision waiting, IWhoIsWho who, Actor actor, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Ruling.Refused ChairOnly = new("Act, Art. 54", new("確認するのは、委員長（事故がある場合は代理する者）です。記録した人は確認できません。", "The chair, or who acts for a chair who is prevented, confirms; who wrote it down does not."));

    private IReadOnlyList<CommissionSeat> inOffice = [];
    private bool withTheOthers;
    private CommissionSeat? recordedChair;

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string[] Present { get; set; } = [];

    [BindProperty]
    public bool ChairPrevented { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    public CommissionMeeting Meeting { get; private set; } = null!;

    public string? Confirmer { get; private set; }

    /// <summary>Those who vote.</summary>
    public IReadOnlyList<CommissionSeat> Voters => [.. inOffice.Where(s => s.Votes)];

    public IReadOnlyList<Choice> Seats => [.. inOffice.Where(s => s.Votes || s.Office is Office.Expert).Select(s => new Choice(s.Id.ToString("D"), $"{s.Name} ({s.Office.Words()})"))];

    public IReadOnlyList<CommissionSeat> Attending => [.. inOffice.Where(s => Meeting.Present.Any(p => p.Seat == s.Id))];

    public IReadOnlyList<Choice> Votes => [.. Enum.GetValues<Vote>().Select(v => Choice.Of(v.ToString(), v.Words()))];

    public IReadOnlyList<Choice> TieVotes => [.. Votes.Where(v => v.Value != nameof(Vote.Abstained))];

    public bool MayRecord => actor.Can(Permission.KeepCommission) && Meeting.State is (MeetingState.Convened or MeetingState.Recorded);

    public bool MayConfirm => Meeting.State is MeetingState.Recorded && recordedChair?.Person == actor.Person && Meeting.RecordedBy != actor.Person;

    public bool HasQuorum => HowTheCommissionDecides.HasQuorum(new(
        recordedChair is not null && Meeting.Present.Any(p => p.Seat == recordedChair.Id),
        Attending.Count(s => s.Office is Office.Member && s.Id != recordedChair?.Id)));

    public string NameOf(Guid seat) => inOffice.FirstOrDefault(s => s.Id == seat)?.Name ?? "";

    public string BallotName(MeetingItem item, CommissionSeat seat) => $"Vote-{item.Place}-{seat.Id:N}";

    public string? VoteOf(MeetingItem item, CommissionSeat seat) => Typed(BallotName(item, seat), item.Ballots.FirstOrDefault(b => b.Seat == seat.Id)?.Vote.ToString());

    public string? Typed(string name, string? kept) => Request.HasFormContentType && Request.Form.TryGetValue(name, out var typed) ? typed.ToString() : kept;

    /// <summary>What comes of an item by what is written down.</summary>
    public Outcome OutcomeOf(MeetingItem item)
    {
        if (Meeting.State is not MeetingState.Recorded)
        {
            return item.Outcome;
        }

        if (!HasQuorum)
        {
            return Outcome.NoQuorum;
        }

        if (item.Kind is ItemKind.Unfitness)
        {
            return HowTheCommissionDecides.OfAll([.. Voters.Where(s => s.Id != item.Subject).Select(s => item.Ballots.FirstOrDefault(b => b.Seat == s.Id)?.Vote)]);
        }

        var voting = Attending.Where(s => s.Votes && (withTheOthers || s.Id != recordedChair?.Id));
        return HowTheCommissionDecides.Ordinary([.. voting.Select(s => item.Ballots.FirstOrDefault(b => b.Seat == s.Id)?.Vote ?? Vote.Abstained)], item.ChairDecides);
    }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        (Present, ChairPrevented, Minutes) = ([.. Meeting.Present.Select(p => p.Seat.ToString("D"))], Meeting.ChairPrevented, Meeting.Minutes);
        return Page();
    }

    public async Task<IActionResult> OnPostRecordAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || Meeting.State is not (MeetingState.Convened or MeetingState.Recorded))
        {
            return this.Absent();
        }

        if (!actor.Can(Permission.KeepCommission))
        {
            return await this.RefuseAsync(acts, "oversight.meeting-recorded", $"meeting:{Meeting.Number}", Deeds.BureausOnly, cancellation);
        }

        var present = inOffice.Where(s => Present.Contains(s.Id.ToString("D"))).ToList();
        var problems = new Problems()
            .Unless(Revision == Meeting.Revision, nameof(Present), "changed", new("ほかの人が記録を変えました。開き直してください。", "Somebody else changed this. Open it again."))
            .Unless(Meeting.At <= clock.GetUtcNow(), nameof(Present), "early", new("会議の日時より前には記録できません。", "A meeting is not recorded before it was held."))
            .Unless(present.Count > 0, nameof(Present), "present", new("出席した人を選んでください。", "Choose who was present."))
            .Unless(!ChairPrevented || inOffice.Any(s => s.ActsForChair), nameof(ChairPrevented), "acting", new("委員長を代理する者が定められていません（法第54条第2項）。", "Nobody is set to act for the chair (Art. 54(2))."))
            .Unless(string.IsNullOrEmpty(Minutes) || TypedText.IsSaid(Minutes, 10_000), nameof(Minutes), "minutes", new("議事の要旨は10,000字以内で入力してください。", "Write the minutes in at most 10,000 characters."));
        var ballots = ReadBallots(present, problems);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        db.RemoveRange(Meeting.Present);
        db.RemoveRange(Meeting.Items.SelectMany(i => i.Ballots));
        db.AddRange(present.Select(s => new Attendance { Id = Identifier.New(clock), Meeting = Meeting.Id, Seat = s.Id }));
        db.AddRange(ballots);
        foreach (var item in Meeting.Items)
        {
            item.ChairDecides = Enum.TryParse<Vote>(Typed($"Tie-{item.Place}", null), out var tie) && tie is not Vote.Abstained ? tie : null;
            item.Conditions = Typed($"Conditions-{item.Place}", null)?.Trim() is { Length: > 0 } conditions ? conditions : null;
            item.Until = TypedDay.Read(Typed($"Until-{item.Place}", null));
        }

        Meeting.Record(ChairPrevented, Minutes?.Trim(), actor.Person);
        acts.Write(new Act("oversight.meeting-recorded", "Act, Art. 55", $"meeting:{Meeting.Number}") { Content = new JsonObject { ["step"] = "recorded", ["present"] = present.Count } });
        return await this.DoneAsync(db, new("記録しました。委員長の確認を待っています。", "Written down. It waits for the chair."), $"/commission/meetings/{Meeting.Number}", cancellation);
    }

    public async Task<IActionResult> OnPostConfirmAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || Meeting.State is not MeetingState.Recorded)
        {
            return this.Absent();
        }

        if (!MayConfirm)
        {
            return await this.RefuseAsync(acts, "oversight.meeting-confirmed", $"meeting:{Meeting.Number}", ChairOnly, cancellation);
        }

        var outcomes = Meeting.Items.ToDictionary(i => i, OutcomeOf);
        var problems = new Problems()
            .Unless(Revision == Meeting.Revision, "", "changed", new("記録が変わりました。読み直してから確認してください。", "What was written down has changed. Read it again first."))
            .Unless(outcomes.Values.All(o => o is not Outcome.Tied), "", "tied", new("可否同数の議題があります。委員長の決したところを事務局に記録させてください（法第55条第3項）。", "An item is tied. Have the bureau write down how you decide (Art. 55(3))."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        foreach (var (item, outcome) in outcomes)
        {
            item.Outcome = outcome;
        }

        var opened = HasQuorum;
        await waiting.ApplyAsync(Meeting, cancellation);
        Meeting.Confirm(actor.Person, clock.GetUtcNow(), opened);
        acts.Write(new Act("oversight.meeting-confirmed", "Act, Art. 55", $"meeting:{Meeting.Number}")
        {
            Content = new JsonObject { ["opened"] = opened, ["outcomes"] = new JsonArray([.. Meeting.Items.OrderBy(i => i.Place).Select(i => (JsonNode)i.Outcome.ToString())]) },
        });
        return await this.DoneAsync(db, new("確認しました。", "Confirmed."), $"/commission/meetings/{Meeting.Number}", cancellation);
    }

    public async Task<IActionResult> OnPostCallOffAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || Meeting.State is not MeetingState.Convened)
        {
            return this.Absent();
        }

        if (!actor.Can(Permission.KeepCommission))
        {
            return await this.RefuseAsync(acts, "oversight.meeting-recorded", $"meeting:{Meeting.Number}", Deeds.BureausOnly, cancellation);
        }

        Meeting.CallOff();
        await waiting.ApplyAsync(Meeting, cancellation);
        acts.Write(new Act("oversight.meeting-recorded", "Act, Art. 55(1)", $"meeting:{Meeting.Number}") { Content = new JsonObject { ["step"] = "called-off" } });
        return await this.DoneAsync(db, new("会議を中止しました。議題は再び議決を待ちます。", "Called off. Its items wait again."), $"/commission/meetings/{Meeting.Number}", cancellation);
    }

    private List<Ballot> ReadBallots(List<CommissionSeat> present, Problems problems)
    {
        List<Ballot> ballots = [];
        foreach (var item in Meeting.Items)
        {
            foreach (var seat in Voters)
            {
                if (!Enum.TryParse<Vote>(Typed(BallotName(item, seat), null), out var vote) || !Enum.IsDefined(vote))
                {
                    continue;
                }

                var name = BallotName(item, seat);
                problems.Unless(present.Contains(seat), name, "absent", new($"{seat.Name}さんは出席者に入っていません。", $"{seat.Name} is not among those present."))
                    .Unless(item.Kind is not ItemKind.Unfitness || item.Subject != seat.Id, name, "own", new("本人は議決に加わりません（法第55条第4項）。", "The person concerned does not vote (Art. 55(4))."));
                ballots.Add(new Ballot { Id = Identifier.New(clock), Item = item.Id, Seat = seat.Id, Vote = vote });
            }
        }

        return ballots;
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        if (await db.Set<CommissionMeeting>().Include(m => m.Present).Include(m => m.Items).ThenInclude(i => i.Ballots).AsSplitQuery().SingleOrDefaultAsync(m => m.Number == number, cancellation) is not { } found)
        {
            return false;
        }

        Meeting = found;
        inOffice = await desk.InOfficeAsync(LegalCalendar.LegalDay(found.At), cancellation);
        withTheOthers = await desk.ChairVotesWithTheOthersAsync(cancellation);
        recordedChair = found.ChairPrevented ? inOffice.FirstOrDefault(s => s.ActsForChair) : inOffice.FirstOrDefault(s => s.Office is Office.Chair);
        Confirmer = found.ConfirmedBy is { } by ? (await who.PersonAsync(by, cancellation))?.Name : null;
        return true;
    }
}
