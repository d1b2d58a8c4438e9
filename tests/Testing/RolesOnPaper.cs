using System.Text;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Testing;

/// <summary>Somebody's place beside a thing: a column of a table in <c>docs/who-may-see-what.md</c>.</summary>
/// <param name="Name">What the column is called.</param>
/// <param name="Person">Who stands there.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Kinds">What that organisation can be: a role that none of them may hold gets a dash. None for a place that any role may stand in.</param>
public sealed record Relation(string Name, PersonId Person, OrganisationId Organisation, params OrganisationKind[] Kinds)
{
    /// <summary>For whom the organisation may report under a mandate.</summary>
    public IReadOnlyList<OrganisationId> ActsFor { get; init; } = [];

    /// <summary>Whose register the organisation may keep under a mandate.</summary>
    public IReadOnlyList<OrganisationId> KeepsRegisterFor { get; init; } = [];

    /// <summary>Who stands there with a role; null if nobody can.</summary>
    internal Actor? As(string role) => Kinds.Length > 0 && !HousePeople.WhereItIsHeld(role).Intersect(Kinds).Any() ? null
        : new Actor { Person = Person, Organisation = Organisation, Capacity = role, May = HousePeople.WhatItAllows(role), ActsFor = ActsFor, KeepsRegisterFor = KeepsRegisterFor };
}

/// <summary>Asks the very predicates that the query filters use, for every role and every relation, and writes the answers as tables.</summary>
public static class RolesOnPaper
{
    /// <summary>A table of what a predicate says: a line for each role, a column for each relation.</summary>
    public static string Table(IReadOnlyList<Relation> relations, Func<StoreDb, bool> sees) => Written(relations, HousePeople.EveryRole.Select(role => relations.Select(relation =>
    {
        if (relation.As(role) is not { } actor)
        {
            return (bool?)null;
        }

        using var db = As(actor);
        return sees(db);
    }).ToArray()));

    /// <summary>The same of what hangs on rows of other tables, and is asked of a database.</summary>
    public static async Task<string> TableAsync(IReadOnlyList<Relation> relations, Func<Actor, Task<bool>> sees)
    {
        var rows = new List<bool?[]>();
        foreach (var role in HousePeople.EveryRole)
        {
            var row = new List<bool?>();
            foreach (var relation in relations)
            {
                row.Add(relation.As(role) is { } actor ? await sees(actor) : null);
            }

            rows.Add([.. row]);
        }

        return Written(relations, rows);
    }

    /// <summary>A database with nothing in it, as an actor has it: for asking a predicate about a thing made by hand.</summary>
    public static StoreDb As(Actor actor) =>
        new(new DbContextOptionsBuilder<StoreDb>().UseSqlite("Data Source=:memory:").Options, [], new ActorScope { Actor = actor }, new Recently());

    private static string Written(IReadOnlyList<Relation> relations, IEnumerable<bool?[]> answers)
    {
        var table = new StringBuilder("| role | ").AppendJoin(" | ", relations.Select(r => r.Name)).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat("---|", relations.Count))).Append('\n');
        foreach (var (role, row) in HousePeople.EveryRole.Zip(answers))
        {
            table.Append("| ").Append(role).Append(" | ").AppendJoin(" | ", row.Select(sees => sees switch { true => "**yes**", false => "no", null => "–" })).Append(" |\n");
        }

        return table.ToString();
    }
}
