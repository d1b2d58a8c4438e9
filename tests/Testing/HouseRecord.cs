using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Testing;

/// <summary>An act as the record of acts has it.</summary>
public sealed record RecordedDeed(
    Guid Id, DateTimeOffset At, string Kind, string Basis, string Object, PersonId Person, OrganisationId Organisation, OrganisationId? OnBehalfOf, string Capacity, bool Refused, JsonNode? Content);

/// <summary>Reads the record of acts, which no module can.</summary>
public static class HouseRecord
{
    /// <summary>The acts so far, oldest first; of one kind if one is named.</summary>
    public static Task<IReadOnlyList<RecordedDeed>> RecordAsync(this House house, string? kind = null) =>
        house.InsideAsync<IReadOnlyList<RecordedDeed>>(Actor.System, async services =>
            [.. (await services.GetRequiredService<StoreDb>().Set<ActContent>().AsNoTracking()
                    .Where(a => kind == null || a.Kind == kind).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync())
                .Select(a => new RecordedDeed(
                    a.Id, a.At, a.Kind, a.Basis, a.Object, a.Person, a.Organisation, a.OnBehalfOf, a.Capacity, a.Refused,
                    a.Canonical is { } text ? JsonNode.Parse(text)!["content"] : null))]);
}
