using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Noroshi.Kernel;
using Noroshi.Store.Outbox;
using Noroshi.Store.Search;

namespace Noroshi.Store;

/// <summary>
/// The one DbContext. Act, event, record and rows are saved in one transaction. Modules contribute entities that only they can name.
/// </summary>
public sealed class StoreDb(DbContextOptions<StoreDb> options, IEnumerable<IModelContribution> parts, ActorScope scope, Recently recently)
    : DbContext(options)
{
    private readonly IModelContribution[] contributions = [.. parts.OrderBy(p => p.GetType().FullName, StringComparer.Ordinal)];

    private readonly List<Func<CancellationToken, Task>> along = [];

    /// <summary>The present actor, on which every visibility filter stands.</summary>
    public Actor Actor => scope.Actor;

    /// <summary>Which modules took part; two sets of modules are two models.</summary>
    internal string Composition => string.Join('|', contributions.Select(c => c.GetType().FullName));

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // SQLite has one writer. Waiting here, in order, costs less than its busy handler, which sleeps and tries again.
        using var turn = await WriteTurn.TakeAsync(this, cancellationToken);
        var registers = ChangeTracker.Entries<IRegistered>().Any(e => e.State is not EntityState.Unchanged);
        try
        {
            // The question above has looked for changes; looking twice would be paid for by every report.
            ChangeTracker.AutoDetectChangesEnabled = false;
            return along.Count == 0 ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken) : await SaveWithAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            along.Clear();
            ChangeTracker.AutoDetectChangesEnabled = true;
            if (registers)
            {
                recently.Forget();
            }
        }
    }

    /// <summary>Does something in the transaction of the next save, after its rows: one command over many rows, done together with them or not at all.</summary>
    /// <param name="command">What is done, with this context.</param>
    public void Along(Func<CancellationToken, Task> command) => along.Add(command);

    /// <summary>Saves, unless somebody else changed one of the rows meanwhile: the revision is no longer the one that was read.</summary>
    /// <returns>False if somebody else was quicker; nothing was saved then.</returns>
    public async Task<bool> SaveUnlessOvertakenAsync(CancellationToken cancellation)
    {
        try
        {
            await SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task<int> SaveWithAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellation)
    {
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellation) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
        foreach (var command in along)
        {
            await command(cancellation);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        return saved;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new OutboxMessageTable());
        modelBuilder.ApplyConfiguration(new HandledEventTable());
        modelBuilder.ApplyConfiguration(new StoreMarkTable());
        modelBuilder.ApplyConfiguration(new SearchIntakeView());
        foreach (var part in contributions)
        {
            part.Apply(modelBuilder, this);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        configurationBuilder.Properties<OrganisationId>().HaveConversion<OrganisationIdValue>();
        configurationBuilder.Properties<PersonId>().HaveConversion<PersonIdValue>();
        foreach (var part in contributions)
        {
            part.Conventions(configurationBuilder);
        }
    }

    private sealed class OrganisationIdValue() : ValueConverter<OrganisationId, Guid>(id => id.Value, value => new OrganisationId(value));

    private sealed class PersonIdValue() : ValueConverter<PersonId, Guid>(id => id.Value, value => new PersonId(value));

    // Both databases order and compare it; PostgreSQL keeps microseconds, so SQLite is given no more.
    private sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, DateTime>(
        at => new DateTime(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
        value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}

internal sealed class CompositionCacheKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), (context as StoreDb)?.Composition, designTime);
}
