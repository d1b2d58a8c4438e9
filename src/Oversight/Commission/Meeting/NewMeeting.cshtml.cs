using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Commission.Meeting;

/// <summary>A meeting is convened with its order: what waits for a decision, and anything else.</summary>
/// <remarks>For the commission's bureau, by order of the chair (57(3)).</remarks>
[Authorize(nameof(Permission.KeepCommission))]
[Article("Act, Art. 55(1)")]
internal sealed class NewMeetingPage(StoreDb db, WhatWaitsForADecision waiting, IWhoIsWho who, INotices notices, Actor actor, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private IReadOnlyList<PendingItem> pending = [];

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public TokyoInput At { get; set; } = new();

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string[] Items { get; set; } = [];

    [BindProperty]
    public string? Other { get; set; }

    public IReadOnlyList<Choice> Waiting => [.. pending.Select(p => Choice.Of(p.Key, p.Text))];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Id = Identifier.New(clock);
        pending = await waiting.AllAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Id = Id == default ? Identifier.New(clock) : Id;
        pending = await waiting.AllAsync(cancellation);
        var chosen = pending.Where(p => Items.Contains(p.Key)).ToList();
        var others = (Other ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var problems = new Problems()
            .And(At.Check(nameof(At), new("日時", "When"), required: true))
            .Unless(TypedText.IsSaid(Place, 200), nameof(Place), "place", new("場所を200字以内で入力してください。", "Say where, in at most 200 characters."))
            .Unless(chosen.Count + others.Length > 0, nameof(Other), "items", new("議題を一つ以上選ぶか、書いてください。", "Choose or write at least one item."))
            .Unless(chosen.Count == Items.Length, nameof(Items), "gone", new("選んだ議題のうち、もう議決を待っていないものがあります。選び直してください。", "Something chosen no longer waits for a decision. Choose again."))
            .Unless(others.All(o => TypedText.IsSaid(o, 500)), nameof(Other), "other", new("議題は一つ500字以内で書いてください。", "Write each item in at most 500 characters."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        var meeting = CommissionMeeting.Convene(Id, SpokenNumber.New("CM", clock.GetUtcNow()), At.Moment!.Value, Place!.Trim(), actor.Person);
        foreach (var (kind, subject, text) in chosen.Select(c => (c.Kind, (Guid?)c.Subject, c.Text.Ja)).Concat(others.Select(o => (ItemKind.Other, (Guid?)null, o))))
        {
            meeting.Items.Add(new MeetingItem { Id = Identifier.New(clock), Meeting = meeting.Id, Place = meeting.Items.Count + 1, Kind = kind, Subject = subject, Text = text });
        }

        db.Add(meeting);
        await waiting.TakeAsync(meeting.Items, cancellation);
        foreach (var person in (await who.PeopleWhoMayAsync(actor.Organisation, Permission.SitInCommission, cancellation)).Where(p => p.Id != actor.Person))
        {
            notices.Tell(person.Id, "oversight.meeting-convened", new("監理委員会：会議の招集", "Commission: a meeting is convened"), $"/commission/meetings/{meeting.Number}");
        }

        acts.Write(new Act("oversight.meeting-recorded", "Act, Art. 55(1)", $"meeting:{meeting.Number}") { Content = new JsonObject { ["step"] = "convened", ["items"] = meeting.Items.Count } });
        return await this.DoneAsync(db, new("会議の招集を登録し、委員長と委員に知らせました。", "The meeting was entered, and the chair and members are told."), $"/commission/meetings/{meeting.Number}", cancellation);
    }
}
