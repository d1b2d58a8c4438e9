using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Classifying;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Puts a node into a network, or changes what is said of one. What is not answered stays open.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's facility or node is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
internal sealed class NodeFormPage(StoreDb db, ReadNetwork networks, KeepNetwork keep, TimeProvider clock) : DrawingPage(networks)
{
    private NetworkNode? node;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Appliance { get; set; }

    [BindProperty]
    public string? Side { get; set; }

    [BindProperty]
    public string? Cloud { get; set; }

    [BindProperty]
    public string? Dedicated { get; set; }

    /// <summary>The name in the register of the entry for which it stands.</summary>
    [BindProperty]
    public string? Computer { get; set; }

    /// <summary>The answers, by the code of the fact.</summary>
    [BindProperty]
    public Dictionary<string, string?> Facts { get; set; } = [];

    [BindProperty]
    public int Revision { get; set; }

    public bool IsNew => node is null;

    public string Back => node is null ? Path : $"{Path}/{node.Id}";

    public static IReadOnlyList<Choice> Answers =>
    [
        Choice.Of(AnsweredFacts.Yes, new("はい", "Yes")), Choice.Of(AnsweredFacts.No, new("いいえ", "No")), Choice.Of(AnsweredFacts.NotKnown, new("分からない", "Not known")),
    ];

    public static IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<NodeKind>().Select(k => Choice.Of(k.Code(), k.Words()))];

    public static IReadOnlyList<Choice> Sides => [.. Enum.GetValues<NodeSide>().Select(s => Choice.Of(s.Code(), s.Words()))];

    public static IReadOnlyList<Choice> Uses => [.. DedicatedUses.All.Select(u => Choice.Of(u.Code(), u.Words()))];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? at, CancellationToken cancellation)
    {
        if (!await FindAsync(id, at, cancellation))
        {
            return this.Absent();
        }

        await FillAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? at, CancellationToken cancellation)
    {
        if (!await FindAsync(id, at, cancellation))
        {
            return this.Absent();
        }

        if (node is not null && node.Revision != Revision)
        {
            return this.Conflict(KeepNetwork.Overtaken);
        }

        var label = RegisterKeys.OfLabel((Computer ?? "").Trim());
        var computer = label.Length == 0 ? null : await db.Set<Computer>().AsNoTracking()
            .Where(c => c.Operator == Facility.Operator && c.LabelKey == label).OrderBy(c => c.Facility != Facility.Id).ThenBy(c => c.Id).FirstOrDefaultAsync(cancellation);
        var entry = Read(computer?.Id);
        var (key, own) = (RegisterKeys.OfLabel(entry.Name), node?.Id ?? default);
        var problems = NodeChecks.Of(entry)
            .Unless(label.Length == 0 || computer is not null, nameof(Computer), "no-such-entry", new(
                "台帳にこの管理名の登録がありません。台帳の管理名のとおりに入力するか、空にしてください。", "The register has no entry of this name. Type the name as it stands there, or leave it empty."))
            .Unless(!await db.Set<NetworkNode>().AnyAsync(n => n.Facility == Facility.Id && n.NameKey == key && n.Id != own, cancellation), nameof(Name), "name-taken", new(
                "この図には同じ名前の機器があります。別の名前にしてください。", "This drawing has a node of the same name. Use another name."))
            .Unless(node is not null || await db.Set<NetworkNode>().CountAsync(n => n.Facility == Facility.Id, cancellation) < NetworkLimits.MostNodes, nameof(Name), "too-many-nodes", new(
                $"1つの図に置ける機器は{NetworkLimits.MostNodes}台までです。", $"One drawing holds at most {NetworkLimits.MostNodes} nodes."));
        if (problems.Count > 0 || !ModelState.IsValid)
        {
            return this.Mend(problems);
        }

        return await KeepAsync(entry, computer?.Label, cancellation);
    }

    private async Task<IActionResult> KeepAsync(NodeEntry entry, string? label, CancellationToken cancellation)
    {
        JsonObject? before = null;
        if (node is null)
        {
            node = NetworkNode.Enter(new NodeId(Identifier.New(clock)), Facility.Id, Facility.Operator, entry);
            db.Add(node);
        }
        else if (node.Entry == entry)
        {
            return Redirect(Back);
        }
        else
        {
            before = NetworkJson.Of(node.Entry, null);
            node.Take(entry);
        }

        if (!await keep.SaveAsync(Facility, null, ChangeWay.Page, [NetworkJson.Change("node", before, NetworkJson.Of(entry, label))], cancellation))
        {
            return this.Conflict(KeepNetwork.Overtaken);
        }

        this.Say(NoticeKind.Success, new Words("図に保存しました。", "Kept in the drawing."));
        return Redirect(Back);
    }

    private async Task<bool> FindAsync(Guid id, Guid? at, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation))
        {
            return false;
        }

        if (at is not { } asked)
        {
            return true;
        }

        node = await db.Set<NetworkNode>().FirstOrDefaultAsync(n => n.Id == new NodeId(asked) && n.Facility == Facility.Id, cancellation);
        return node is not null;
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        var entry = node?.Entry ?? new NodeEntry { Name = "" };
        (Name, Kind, Side, Dedicated, Revision) = (entry.Name, entry.Kind.Code(), entry.Side.Code(), entry.Dedicated.Code(), node?.Revision ?? 0);
        (Appliance, Cloud) = (Said(entry.Appliance), Said(entry.Cloud));
        Facts = OwnFacts.All.ToDictionary(f => f.Code(), f => (string?)Said(entry.Own[f]));
        Computer = entry.Computer is { } linked ? await db.Set<Computer>().AsNoTracking().Where(c => c.Id == linked).Select(c => c.Label).FirstOrDefaultAsync(cancellation) : null;
    }

    private NodeEntry Read(ComputerId? computer) => new()
    {
        Name = (Name ?? "").Trim(),
        Kind = Enum.GetValues<NodeKind>().FirstOrDefault(k => k.Code() == Kind),
        Appliance = Read(Appliance),
        Side = Enum.GetValues<NodeSide>().FirstOrDefault(s => s.Code() == Side),
        Cloud = Read(Cloud),
        Dedicated = DedicatedUses.Parse(Dedicated) ?? DedicatedUse.NotAsked,
        Own = OwnFacts.All.Aggregate(default(SomeFacts), (own, fact) => Read(Facts.GetValueOrDefault(fact.Code())) is { } holds ? own.With(fact, holds) : own),
        Computer = computer,
    };

    private static bool? Read(string? answer) => answer switch { AnsweredFacts.Yes => true, AnsweredFacts.No => false, _ => null };

    private static string Said(bool? answer) => answer switch { true => AnsweredFacts.Yes, false => AnsweredFacts.No, null => AnsweredFacts.NotKnown };
}
