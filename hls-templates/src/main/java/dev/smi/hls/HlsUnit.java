package dev.smi.hls;

/** What one template is filled from. */
public sealed interface HlsUnit
        permits DeviceSource,
                Fifo,
                SendKernel,
                ReceiveKernel,
                PushFunctions,
                PopFunctions,
                HostHeader,
                HowToBuild,
                HostProgram,
                ProgramSource {}
