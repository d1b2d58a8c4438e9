using Microsoft.AspNetCore.Builder;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>What the OpenAPI document says of doors behind which reports are read.</summary>
internal static class DescribingReports
{
    public static RouteHandlerBuilder AsksPurpose(this RouteHandlerBuilder door) => door.Takes(
        ReportsOverApi.PurposeHeader, false, "For what the report is read: `handling-incident`, `supervision`, `analysis`, `statistics`; `own-record` for the reporter, for whom it may be left out. An authority must send it (Act, Art. 8(1)). It is recorded and shown to the reporter.", "handling-incident");
}
