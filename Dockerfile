# The action's image: the program, git and little else. It runs as root because the host mounts a workspace that only root can write.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt BannedSymbols.Pure.txt ./
COPY src/GitOpsSets.Templating/GitOpsSets.Templating.csproj src/GitOpsSets.Templating/packages.lock.json src/GitOpsSets.Templating/
COPY src/GitOpsSets.Engine/GitOpsSets.Engine.csproj src/GitOpsSets.Engine/packages.lock.json src/GitOpsSets.Engine/
COPY src/GitOpsSets.Action/GitOpsSets.Action.csproj src/GitOpsSets.Action/packages.lock.json src/GitOpsSets.Action/
RUN dotnet restore src/GitOpsSets.Action --locked-mode -p:PublishReadyToRun=true
COPY src src
RUN dotnet publish src/GitOpsSets.Action -c Release -r linux-x64 --self-contained false --no-restore \
      -p:PublishReadyToRun=true -p:RunAnalyzers=false -p:ContinuousIntegrationBuild=true -p:DebugType=none -p:GenerateDocumentationFile=false -o /app

FROM mcr.microsoft.com/dotnet/runtime:10.0
LABEL org.opencontainers.image.title="GitOpsSets.Action" \
      org.opencontainers.image.description="Expands GitOpsSets and ResourceSets, with live pull requests, into plain manifests in Git." \
      org.opencontainers.image.licenses="Apache-2.0"
RUN apt-get update \
    && apt-get install -y --no-install-recommends git ca-certificates gpg gpg-agent openssh-client tzdata \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt /var/log/apt /var/log/dpkg.log /usr/share/doc/* /usr/share/locale/* /usr/share/man/*
ENV DOTNET_EnableDiagnostics=0 \
    DOTNET_gcServer=0 \
    DOTNET_TieredPGO=0 \
    DOTNET_GCHeapHardLimit=0x40000000 \
    DOTNET_DbgEnableMiniDump=0 \
    PATH="/app:${PATH}"
COPY --from=build /app /app
ENTRYPOINT ["/app/gitopssets"]
