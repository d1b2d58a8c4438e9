using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Exchanging;

/// <summary>Something was said in a case: whoever it concerns is told that there is something to read.</summary>
internal sealed record CaseExchangeWritten(Guid Case, Guid Exchange) : IEvent
{
    public static string Name => "incident-reports.exchange-written.v1";
}

/// <summary>The limit that a request or an order set has come to a point at which somebody must be told.</summary>
internal sealed record ExchangeClockTicks(Guid Exchange) : IEvent
{
    public static string Name => "incident-reports.exchange-clock-ticks.v1";
}
